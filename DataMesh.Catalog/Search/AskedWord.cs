namespace DataMesh.Catalog.Search;

/// <summary>
/// A word that was asked: the words that mean it (other forms of it), and those that come near (it begins them, or it is mistyped).
/// </summary>
internal sealed record AskedWord(string Text, IReadOnlyList<KnownWord> Exact, IReadOnlyList<KnownWord> Near)
{
    public IReadOnlyList<KnownWord> All => [.. Exact, .. Near];
}
