namespace DataMesh.Query.Sharing;

/// <summary>Who asks, and what they may read.</summary>
internal sealed record Recipient(string Name, IReadOnlyList<string> Shares, DateTimeOffset? Expires)
{
    /// <summary>Everybody, in Development.</summary>
    public static Recipient Anybody { get; } = new("anybody", [], null);

    public bool May(string share) => Shares.Count == 0 || Shares.Contains(share, StringComparer.OrdinalIgnoreCase);
}
