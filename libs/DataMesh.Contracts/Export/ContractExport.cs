namespace DataMesh.Contracts;

/// <summary>Writes a contract in another format and says what that format cannot hold. Pure, no I/O.</summary>
public static class ContractExport
{
    /// <summary>Every format.</summary>
    public static IReadOnlyList<ExportTarget> Targets { get; } =
    [
        new(ExportFormat.PostgresDdl, "postgres", ".sql", "CREATE TABLE statements for PostgreSQL"),
        new(ExportFormat.DuckDbDdl, "duckdb", ".sql", "CREATE TABLE statements for DuckDB"),
        new(ExportFormat.JsonSchema, "json-schema", ".schema.json", "JSON Schema (2020-12) of a row"),
        new(ExportFormat.Avro, "avro", ".avsc", "Avro schema, one record for each object"),
        new(ExportFormat.Markdown, "markdown", ".md", "a page for a repository or wiki"),
        new(ExportFormat.Html, "html", ".html", "a page that needs nothing besides"),
        new(ExportFormat.CSharp, "csharp", ".cs", "C# records"),
        new(ExportFormat.OdcsYaml, "odcs-yaml", ".odcs.yaml", "the contract itself as YAML"),
        new(ExportFormat.OdcsJson, "odcs-json", ".odcs.json", "the contract itself as JSON"),
    ];

    /// <summary>The format of a name, whatever its case, or null.</summary>
    public static ExportTarget? Find(string name) =>
        Targets.FirstOrDefault(t => string.Equals(t.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The contract in a format, with a note of everything that is lost.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The format is none of <see cref="ExportFormat"/>.</exception>
    public static ExportResult To(ExportFormat format, DataContract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return format switch
        {
            ExportFormat.PostgresDdl => SqlDdl.Write(contract, new PostgresDialect()),
            ExportFormat.DuckDbDdl => SqlDdl.Write(contract, new DuckDbDialect()),
            ExportFormat.JsonSchema => JsonSchemaExport.Write(contract),
            ExportFormat.Avro => AvroExport.Write(contract),
            ExportFormat.Markdown => MarkdownExport.Write(contract),
            ExportFormat.Html => HtmlExport.Write(contract),
            ExportFormat.CSharp => CSharpExport.Write(contract),
            ExportFormat.OdcsYaml => new ExportResult { Text = ContractWriter.Write(contract, DocumentFormat.Yaml), Notes = [] },
            ExportFormat.OdcsJson => new ExportResult { Text = ContractWriter.Write(contract, DocumentFormat.Json), Notes = [] },
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
    }
}
