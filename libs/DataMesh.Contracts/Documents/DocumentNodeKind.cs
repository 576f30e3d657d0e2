namespace DataMesh.Contracts;

/// <summary>Shape of a <see cref="DocumentNode"/>.</summary>
public enum DocumentNodeKind
{
    Scalar,
    Mapping,
    Sequence,
}
