namespace DataMesh.Tables;

/// <summary>How a column of a result comes out of DuckDB.</summary>
internal enum ColumnForm
{
    /// <summary>As a .NET value.</summary>
    Native,

    /// <summary>As text: .NET has no type that holds all its values.</summary>
    Text,

    /// <summary>As the digits of a number that is too long for a .NET decimal.</summary>
    Number,

    /// <summary>As the text of a JSON value.</summary>
    Json,
}
