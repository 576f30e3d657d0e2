namespace DataMesh.Contracts;

/// <summary>Formats that a contract can be exported to; <c>docs/exchange.md</c> says what each keeps.</summary>
public enum ExportFormat
{
    /// <summary><c>CREATE TABLE</c> for PostgreSQL.</summary>
    PostgresDdl,

    /// <summary><c>CREATE TABLE</c> for DuckDB.</summary>
    DuckDbDdl,

    /// <summary>JSON Schema, draft 2020-12, of one row.</summary>
    JsonSchema,

    /// <summary>An Avro schema (<c>.avsc</c>): one record for each object.</summary>
    Avro,

    /// <summary>A page for a repository or wiki.</summary>
    Markdown,

    /// <summary>A page that needs nothing besides.</summary>
    Html,

    /// <summary>C# records.</summary>
    CSharp,

    /// <summary>ODCS as YAML.</summary>
    OdcsYaml,

    /// <summary>ODCS as JSON.</summary>
    OdcsJson,
}
