namespace DataMesh.Contracts;

/// <summary>The life of a contract: draft, active, deprecated, retired.</summary>
internal static class CompareStatus
{
    private enum Stage
    {
        Unknown,
        Draft,
        Active,
        Deprecated,
        Retired,
    }

    public static void Status(this ChangeScope scope, string? before, string? after)
    {
        if (!string.Equals(before, after, StringComparison.Ordinal))
            scope.Add(Code(StageOf(before), StageOf(after)), before, after);
    }

    // The end decides first, then the warning of it, then the beginning.
    private static string Code(Stage before, Stage after) => (before, after) switch
    {
        _ when before == after => "status-changed",
        (_, Stage.Retired) => "contract-retired",
        (Stage.Retired, _) => "contract-revived",
        (_, Stage.Deprecated) => "contract-deprecated",
        (Stage.Deprecated, _) => "contract-undeprecated",
        (Stage.Draft, Stage.Active) => "contract-activated",
        (Stage.Active, Stage.Draft) => "contract-withdrawn",
        _ => "status-changed",
    };

    // ODCS leaves the words open and, since 3.2, the field optional: a contract that says nothing is in force.
    private static Stage StageOf(string? status) => status?.Trim().ToLowerInvariant() switch
    {
        null or "active" or "production" or "published" => Stage.Active,
        "proposed" or "draft" or "development" or "in development" => Stage.Draft,
        "deprecated" => Stage.Deprecated,
        "retired" or "decommissioned" => Stage.Retired,
        _ => Stage.Unknown,
    };
}
