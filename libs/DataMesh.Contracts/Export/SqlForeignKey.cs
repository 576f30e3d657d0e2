namespace DataMesh.Contracts;

/// <summary>A relationship between two objects of one contract that a database can hold.</summary>
internal sealed record SqlForeignKey(
    SchemaObject From, IReadOnlyList<SchemaProperty> Columns, SchemaObject To, IReadOnlyList<SchemaProperty> Targets, string Path);
