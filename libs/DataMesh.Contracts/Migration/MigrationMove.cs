namespace DataMesh.Contracts;

/// <summary>What became of one field.</summary>
/// <param name="From">Its path in the old document.</param>
/// <param name="To">Its path in the new one, or null when it was left behind.</param>
/// <param name="Position">Where it stood.</param>
/// <param name="Reason">Why it was left behind or changed its value; null when it only has another name.</param>
public sealed record MigrationMove(string From, string? To, SourcePosition Position, string? Reason = null)
{
    /// <inheritdoc />
    public override string ToString() =>
        $"{Position.Line}:{Position.Column}: {From} → {To ?? "left behind"}{(Reason is null ? string.Empty : $" ({Reason})")}";
}
