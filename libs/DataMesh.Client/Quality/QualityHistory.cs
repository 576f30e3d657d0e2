namespace DataMesh.Client;

/// <summary>Answer of <c>GET /api/products/{domain}/{product}/quality</c>: what audits found, the newest run first.</summary>
public sealed record QualityHistory
{
    public required IReadOnlyList<QualityRun> Runs { get; init; }

    /// <summary>Each rule over the runs of this page, those that failed most first.</summary>
    public required IReadOnlyList<RuleHistory> Rules { get; init; }

    /// <summary>The <c>after</c> of the next, older page; null on the last.</summary>
    public string? Next { get; init; }
}
