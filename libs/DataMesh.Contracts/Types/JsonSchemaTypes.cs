namespace DataMesh.Contracts;

/// <summary>What a type and format of JSON Schema are called in ODCS.</summary>
internal static class JsonSchemaTypes
{
    /// <summary>The logical type, or null when there is none.</summary>
    public static LogicalType? Of(string? type, string? format) => (type, format) switch
    {
        ("string", "date") => LogicalType.Date,
        ("string", "date-time") => LogicalType.Timestamp,
        ("string", "time") => LogicalType.Time,
        ("string", _) => LogicalType.String,
        ("integer", _) => LogicalType.Integer,
        ("number", _) => LogicalType.Number,
        ("boolean", _) => LogicalType.Boolean,
        ("object", _) => LogicalType.Object,
        ("array", _) => LogicalType.Array,
        _ => null,
    };
}
