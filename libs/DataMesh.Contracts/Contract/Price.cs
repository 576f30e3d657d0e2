namespace DataMesh.Contracts;

/// <summary>What a use of the data costs.</summary>
/// <remarks>ODCS, "Pricing".</remarks>
public sealed record Price : DocumentElement
{
    /// <summary>Identifier for references that survive renaming; null when not given. Since ODCS 3.1 and ODPS 1.1.</summary>
    public string? Id { get; init; }

    /// <summary>Price of one unit, in <see cref="Currency"/>; null when not given.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Currency of the price, such as <c>EUR</c>; null when not given.</summary>
    public string? Currency { get; init; }

    /// <summary>What the amount pays for, such as <c>megabyte</c>.</summary>
    public string? Unit { get; init; }
}
