namespace DataMesh.Contracts;

/// <summary>How a new promise relates to the old one.</summary>
internal enum Direction
{
    Same,

    /// <summary>It allows less.</summary>
    Tighter,

    /// <summary>It allows more.</summary>
    Looser,

    /// <summary>Neither contains the other, or they cannot be compared.</summary>
    Other,
}
