namespace DataMesh.Contracts;

/// <summary>How an author wrote a scalar. Only <see cref="Plain"/> scalars can be numbers, booleans or null.</summary>
public enum ScalarStyle
{
    /// <summary>Without quotes.</summary>
    Plain,

    /// <summary>In single quotes.</summary>
    SingleQuoted,

    /// <summary>In double quotes, as all text of JSON.</summary>
    DoubleQuoted,

    /// <summary>Block after <c>|</c>, which keeps its lines.</summary>
    Literal,

    /// <summary>Block after <c>&gt;</c>, whose lines are joined.</summary>
    Folded,
}
