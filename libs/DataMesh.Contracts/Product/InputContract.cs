namespace DataMesh.Contracts;

/// <summary>A contract that an output port depends on.</summary>
/// <remarks>ODPS, "Product Information", <c>outputPorts.inputContracts</c>.</remarks>
public sealed record InputContract : DocumentElement
{
    /// <summary>ODCS <c>id</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Version of that contract; required.</summary>
    public required ContractVersion Version { get; init; }
}
