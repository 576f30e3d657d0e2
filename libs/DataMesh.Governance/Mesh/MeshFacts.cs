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

    /// <summary>When the major versions of contracts were published.</summary>
    public IReadOnlyList<MajorPublication>? Publications { get; init; }

    /// <summary>
    /// Why a relation is not known, by its name, as a sentence that begins with "the relation". Default: none, which says
    /// that only the mesh knows it.
    /// </summary>
    public IReadOnlyDictionary<string, string> WhyUnknown { get; init; } = new Dictionary<string, string>();

    /// <summary>Rows of examples, which are written as rows.</summary>
    internal IReadOnlyList<RelationRows> Written { get; init; } = [];
}
