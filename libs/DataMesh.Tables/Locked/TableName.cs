namespace DataMesh.Tables;

/// <summary>A table as a statement names it: one to three parts.</summary>
public sealed record TableName(string? Catalog, string? Schema, string Table)
{
    /// <inheritdoc />
    public override string ToString() => string.Join('.', new[] { Catalog, Schema, Table }.Where(part => part is not null));
}
