namespace DataMesh.Tables;

/// <summary>What a commit does with the rows that were there.</summary>
public enum CommitMode
{
    /// <summary>Replaces them all.</summary>
    Overwrite,

    /// <summary>Keeps them.</summary>
    Append,
}
