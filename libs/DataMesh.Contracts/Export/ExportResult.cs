namespace DataMesh.Contracts;

/// <summary>A contract or product in another format.</summary>
public sealed record ExportResult
{
    /// <summary>The document; ends with a line break.</summary>
    public required string Text { get; init; }

    /// <summary>All that the format cannot say, in the order of the contract; empty when nothing is lost.</summary>
    public required IReadOnlyList<ExchangeNote> Notes { get; init; }
}
