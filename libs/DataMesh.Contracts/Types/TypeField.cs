namespace DataMesh.Contracts;

/// <summary>A field of a struct.</summary>
internal sealed record TypeField(string Name, DataType Type);
