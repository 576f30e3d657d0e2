namespace DataMesh.Sdk.Rest;

/// <summary>A column of an answer.</summary>
/// <param name="Name">Of the property.</param>
/// <param name="Sql">Its value.</param>
/// <param name="Edm">Its primitive type, or null where it has none.</param>
internal sealed record RowColumn(string Name, string Sql, string? Edm);
