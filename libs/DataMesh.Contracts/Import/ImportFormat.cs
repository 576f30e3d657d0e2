namespace DataMesh.Contracts;

/// <summary>Schema languages that a contract can be imported from.</summary>
public enum ImportFormat
{
    /// <summary>JSON Schema, draft-07 to 2020-12, as JSON or YAML.</summary>
    JsonSchema,

    /// <summary>An Avro schema (<c>.avsc</c>).</summary>
    Avro,
}
