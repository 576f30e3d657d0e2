namespace DataMesh.Contracts;

/// <summary>An element of a contract or product that knows where it was read.</summary>
public abstract record DocumentElement
{
    /// <summary>The node it was read from, with every field as written; <see cref="DocumentNode.None"/> when made in code.</summary>
    public DocumentNode Node { get; init; } = DocumentNode.None;

    /// <summary>Where the element begins in its file.</summary>
    public SourcePosition Position => Node.Position;
}
