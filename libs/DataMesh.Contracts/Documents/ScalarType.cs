namespace DataMesh.Contracts;

/// <summary>Type of a scalar by the YAML 1.2 core schema; see <see cref="ScalarTypes"/> for what we keep as text.</summary>
public enum ScalarType
{
    Null,
    Boolean,
    Integer,
    Number,
    Text,
}
