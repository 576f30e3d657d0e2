namespace DataMesh.Sdk.Rest;

/// <summary>OData's primitive types as DuckDB's.</summary>
internal static class EdmSql
{
    /// <exception cref="QueryProblem">It is none that a value can be cast to.</exception>
    public static string TypeOf(string edm) => edm switch
    {
        "Edm.String" => "VARCHAR",
        "Edm.Int64" => "BIGINT",
        "Edm.Int32" => "INTEGER",
        "Edm.Int16" => "SMALLINT",
        "Edm.SByte" => "TINYINT",
        "Edm.Byte" => "UTINYINT",
        "Edm.Double" => "DOUBLE",
        "Edm.Single" => "FLOAT",
        "Edm.Decimal" => "DECIMAL(38,10)",
        "Edm.Boolean" => "BOOLEAN",
        "Edm.Date" => "DATE",
        "Edm.TimeOfDay" => "TIME",
        "Edm.DateTimeOffset" => "TIMESTAMPTZ",
        "Edm.Guid" => "UUID",
        _ => throw QueryProblem.Unsupported($"a cast to '{edm}'"),
    };
}
