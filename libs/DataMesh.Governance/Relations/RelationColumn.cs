namespace DataMesh.Governance;

/// <summary>A column of a relation.</summary>
/// <param name="Name">Its name in SQL.</param>
/// <param name="Type">Its DuckDB type.</param>
/// <param name="Description">What it holds.</param>
public sealed record RelationColumn(string Name, string Type, string Description);
