namespace DataMesh.Contracts;

/// <summary>Type of a scalar by the YAML 1.2 core schema; see <see cref="ScalarTypes"/> for what we keep as text.</summary>
public enum ScalarType
{
    /// <summary>Nothing: empty, <c>~</c> or <c>null</c>.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>Whole number.</summary>
    Integer,

    /// <summary>Number with a fraction or an exponent.</summary>
    Number,

    /// <summary>Anything else, and whatever is in quotes.</summary>
    Text,
}
