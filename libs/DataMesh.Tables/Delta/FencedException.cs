namespace DataMesh.Tables;

/// <summary>A later attempt has taken over: this one may not publish any more.</summary>
public sealed class FencedException(TableAddress table, long token, long seen)
    : Exception($"Attempt {token} may not commit to {table}: attempt {seen} has taken over.")
{
    public long Token { get; } = token;

    /// <summary>The highest token the table has seen.</summary>
    public long Seen { get; } = seen;
}
