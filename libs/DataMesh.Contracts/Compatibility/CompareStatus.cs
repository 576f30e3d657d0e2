namespace DataMesh.Contracts;

/// <summary>The life of a contract: draft, active, deprecated, retired.</summary>
internal static class CompareStatus
{
    public static void Status(this ChangeScope scope, string? before, string? after)
    {
        if (!string.Equals(before, after, StringComparison.Ordinal))
            scope.Add(Code(LifecycleStages.Of(before), LifecycleStages.Of(after)), before, after);
    }

    // The end decides first, then the warning of it, then the beginning.
    private static string Code(LifecycleStage before, LifecycleStage after) => (before, after) switch
    {
        _ when before == after => "status-changed",
        (_, LifecycleStage.Retired) => "contract-retired",
        (LifecycleStage.Retired, _) => "contract-revived",
        (_, LifecycleStage.Deprecated) => "contract-deprecated",
        (LifecycleStage.Deprecated, _) => "contract-undeprecated",
        (LifecycleStage.Draft, LifecycleStage.Active) => "contract-activated",
        (LifecycleStage.Active, LifecycleStage.Draft) => "contract-withdrawn",
        _ => "status-changed",
    };
}
