namespace DataMesh.Import;

/// <summary>Which tables of a PostgreSQL database become objects of the contract.</summary>
public sealed record PostgresSelection
{
    /// <summary>Schemas to look in. Default <c>public</c>.</summary>
    public IReadOnlyList<string> Schemas { get; init; } = ["public"];

    /// <summary>Tables and views, as <c>name</c> or <c>schema.name</c>; empty (the default) means all of the schemas.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];
}
