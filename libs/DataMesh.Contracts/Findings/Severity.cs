namespace DataMesh.Contracts;

/// <summary>Weight of a <see cref="Finding"/>.</summary>
public enum Severity
{
    /// <summary>Worth mending; the document is used all the same.</summary>
    Warning,

    /// <summary>The document is not used; the last good one stays in force.</summary>
    Error,
}
