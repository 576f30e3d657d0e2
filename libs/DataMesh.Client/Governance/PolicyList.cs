namespace DataMesh.Client;

/// <summary>Answer of <c>GET /api/policies</c>.</summary>
public sealed record PolicyList
{
    /// <summary>Policies of the mesh and of domains, by id.</summary>
    public required IReadOnlyList<PolicySummary> Policies { get; init; }

    /// <summary>What is wrong with the policy files of the mesh; while there is any, the last good files are in force.</summary>
    public required IReadOnlyList<DocumentFinding> Findings { get; init; }
}
