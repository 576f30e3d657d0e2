namespace DataMesh.Governance;

/// <summary>What the caller knows of the mesh. What is null is not known: policies that read it are not executed, and say so.</summary>
public sealed record MeshFacts
{
    /// <summary>Nothing is known.</summary>
    public static MeshFacts Unknown { get; } = new();

    /// <summary>The current versions in the mesh, those of the documents that are judged included.</summary>
    public DocumentSet? Published { get; init; }

    public IReadOnlyList<LineageEdge>? Lineage { get; init; }

    public IReadOnlyList<ContractUsage>? Usage { get; init; }

    public IReadOnlyList<PipelineRun>? Runs { get; init; }

    public IReadOnlyList<SloStatus>? SloStatus { get; init; }

    public IReadOnlyList<AccessGrant>? Grants { get; init; }

    /// <summary>Rows of examples, which are written as rows.</summary>
    internal IReadOnlyList<RelationRows> Written { get; init; } = [];
}
