namespace DataMesh.Contracts;

/// <summary>A contract that an output port depends on.</summary>
public sealed record InputContract : DocumentElement
{
    /// <summary>ODCS <c>id</c>.</summary>
    public required string Id { get; init; }
    public required ContractVersion Version { get; init; }
}
