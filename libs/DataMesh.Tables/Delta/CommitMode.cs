namespace DataMesh.Tables;

/// <summary>What a commit does with the rows that were there.</summary>
public enum CommitMode
{
    /// <summary>Replaces them all.</summary>
    Overwrite,

    /// <summary>Keeps them.</summary>
    Append,

    /// <summary>Replaces those of the partitions that the new files belong to; the table must be partitioned.</summary>
    ReplacePartitions,

    /// <summary>Replaces the files that the commit names; what it builds on must not have changed since.</summary>
    Merge,

    /// <summary>Moves rows from the files that the commit names to its own: no row changes.</summary>
    Compact,
}
