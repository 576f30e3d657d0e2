namespace DataMesh.Contracts;

/// <summary>A contract with the text it was read from.</summary>
public sealed record ReadContract(DataContract Contract, DocumentText Document);
