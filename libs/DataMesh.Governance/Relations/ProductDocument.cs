using DataMesh.Contracts;

namespace DataMesh.Governance;

/// <summary>A product with the name of its file.</summary>
public sealed record ProductDocument(string File, DataProduct Product);
