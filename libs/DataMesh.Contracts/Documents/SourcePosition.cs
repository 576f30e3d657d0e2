namespace DataMesh.Contracts;

/// <summary>Place in a file; line and column count from 1. Line 0 means "made in code, not read".</summary>
public readonly record struct SourcePosition(int Line, int Column)
{
    /// <summary>Position of everything that was not read from a file.</summary>
    public static SourcePosition None => default;

    /// <summary><c>line:column</c>.</summary>
    public override string ToString() => $"{Line}:{Column}";
}
