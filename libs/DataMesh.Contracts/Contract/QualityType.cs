namespace DataMesh.Contracts;

/// <summary>Who understands a quality rule.</summary>
/// <remarks>ODCS, "Data Quality", <c>type</c>.</remarks>
public enum QualityType
{
    /// <summary>One of the standard's own metrics.</summary>
    Library,

    /// <summary>Words for people; nothing to execute.</summary>
    Text,

    /// <summary>A query that yields one number.</summary>
    Sql,

    /// <summary>The language of another engine.</summary>
    Custom,
}
