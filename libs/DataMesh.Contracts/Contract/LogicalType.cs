namespace DataMesh.Contracts;

/// <summary>Types of ODCS, independent of any database.</summary>
public enum LogicalType
{
    String,
    Date,

    /// <summary>Since ODCS 3.1.</summary>
    Timestamp,

    /// <summary>Since ODCS 3.1.</summary>
    Time,
    Number,
    Integer,
    Object,
    Array,
    Boolean,

    /// <summary>Since ODCS 3.2.</summary>
    Map,

    /// <summary>Numbers of a fixed count; since ODCS 3.2.</summary>
    Vector,
}
