namespace DataMesh.Contracts;

/// <summary>What a use of the data costs.</summary>
public sealed record Price : DocumentElement
{
    public string? Id { get; init; }
    public decimal? Amount { get; init; }
    public string? Currency { get; init; }

    /// <summary>What the amount pays for, such as <c>megabyte</c>.</summary>
    public string? Unit { get; init; }
}
