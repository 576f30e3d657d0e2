namespace DataMesh.Contracts;

/// <summary>A key of a mapping with its value, in the author's order.</summary>
public sealed record DocumentEntry(DocumentNode Key, DocumentNode Value)
{
    /// <summary>The key's text.</summary>
    public string Name => Key.Text;
}
