namespace DataMesh.Contracts;

/// <summary>How a run's rows meet the rows already there.</summary>
public enum LoadMode
{
    /// <summary>They replace all rows.</summary>
    Full,

    /// <summary>They are added; watermarks advance in the same commit.</summary>
    Append,
}
