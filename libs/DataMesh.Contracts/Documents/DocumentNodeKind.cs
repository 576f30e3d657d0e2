namespace DataMesh.Contracts;

/// <summary>Shape of a <see cref="DocumentNode"/>.</summary>
public enum DocumentNodeKind
{
    /// <summary>One value.</summary>
    Scalar,

    /// <summary>Names with their values.</summary>
    Mapping,

    /// <summary>Values in order.</summary>
    Sequence,
}
