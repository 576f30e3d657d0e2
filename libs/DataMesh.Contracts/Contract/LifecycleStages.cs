namespace DataMesh.Contracts;

/// <summary>Reads a status.</summary>
public static class LifecycleStages
{
    /// <summary>
    /// The stage that a <c>status</c> tells, whatever its case. ODCS leaves the words open and, since 3.2, the field optional: a contract that
    /// says nothing is in force.
    /// </summary>
    public static LifecycleStage Of(string? status) => status?.Trim().ToLowerInvariant() switch
    {
        null or "active" or "production" or "published" => LifecycleStage.Active,
        "proposed" or "draft" or "development" or "in development" => LifecycleStage.Draft,
        "deprecated" => LifecycleStage.Deprecated,
        "retired" or "decommissioned" => LifecycleStage.Retired,
        _ => LifecycleStage.Unknown,
    };
}
