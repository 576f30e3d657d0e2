namespace DataMesh.Contracts;

/// <summary>Types of ODCS, independent of any database.</summary>
/// <remarks>ODCS, "Schema", <c>logicalType</c>.</remarks>
public enum LogicalType
{
    /// <summary>Text.</summary>
    String,

    /// <summary>A day; in ODCS 3.0 also a time of day or an instant.</summary>
    Date,

    /// <summary>Since ODCS 3.1.</summary>
    Timestamp,

    /// <summary>Since ODCS 3.1.</summary>
    Time,

    /// <summary>Number, with a fraction or without.</summary>
    Number,

    /// <summary>Whole number.</summary>
    Integer,

    /// <summary>Fields of their own types, in <see cref="SchemaProperty.Properties"/>.</summary>
    Object,

    /// <summary>Items of one type, in <see cref="SchemaProperty.Items"/>.</summary>
    Array,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Since ODCS 3.2.</summary>
    Map,

    /// <summary>Numbers of a fixed count; since ODCS 3.2.</summary>
    Vector,
}
