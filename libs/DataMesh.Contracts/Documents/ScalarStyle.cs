namespace DataMesh.Contracts;

/// <summary>How an author wrote a scalar. Only <see cref="Plain"/> scalars can be numbers, booleans or null.</summary>
public enum ScalarStyle
{
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
    Folded,
}
