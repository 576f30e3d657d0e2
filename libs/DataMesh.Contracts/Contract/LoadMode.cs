namespace DataMesh.Contracts;

/// <summary>How a run's rows meet the rows already there.</summary>
public enum LoadMode
{
    /// <summary><c>full</c>: they replace all rows.</summary>
    Full,

    /// <summary><c>append</c>: they are added; watermarks advance in the same commit.</summary>
    Append,

    /// <summary><c>merge</c>: they replace the rows with their primary keys and are added where there are none.</summary>
    Merge,

    /// <summary><c>replace-partitions</c>: they replace the rows of the partitions in which they are.</summary>
    ReplacePartitions,
}
