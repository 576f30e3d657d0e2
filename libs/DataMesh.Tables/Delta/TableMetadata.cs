namespace DataMesh.Tables;

/// <summary>What a table says of itself (Delta's <c>metaData</c> action).</summary>
public sealed record TableMetadata
{
    /// <summary>Identity of the table, a GUID as a rule; it never changes.</summary>
    public required string Id { get; init; }
    public string? Name { get; init; }
    public string? Description { get; init; }
    public required TableSchema Schema { get; init; }

    /// <summary>Delta's <c>schemaString</c>, as its writer wrote it.</summary>
    public required string SchemaText { get; init; }

    /// <summary>Table properties such as <c>delta.checkpointInterval</c>.</summary>
    public IReadOnlyDictionary<string, string> Configuration { get; init; } = new Dictionary<string, string>();
    public DateTimeOffset? CreatedAt { get; init; }
}
