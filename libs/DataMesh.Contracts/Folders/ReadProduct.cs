namespace DataMesh.Contracts;

/// <summary>A product with the text it was read from, and the contracts of its output ports.</summary>
public sealed record ReadProduct(DataProduct Product, DocumentText Document, IReadOnlyList<ReadContract> Contracts);
