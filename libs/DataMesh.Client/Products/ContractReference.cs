namespace DataMesh.Client;

/// <summary>A contract in one version.</summary>
public sealed record ContractReference
{
    /// <summary>The ODCS <c>id</c>, unique in the mesh; input ports point at it.</summary>
    public required string Id { get; init; }
    public required string Domain { get; init; }

    /// <summary>The ODCS <c>name</c>, unique in its domain; part of every address.</summary>
    public required string Contract { get; init; }

    /// <summary>Semantic version of the promise.</summary>
    public required string Version { get; init; }
    public required int Major { get; init; }
}
