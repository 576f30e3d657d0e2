namespace DataMesh.Contracts;

/// <summary>How a document is written; both are read alike.</summary>
public enum DocumentFormat
{
    /// <summary>Block style, quotes as the author had them.</summary>
    Yaml,

    /// <summary>Indented by two spaces.</summary>
    Json,
}
