namespace DataMesh.Contracts;

/// <summary>One operator of a quality rule with its operand.</summary>
/// <remarks>ODCS, "Data Quality", operators.</remarks>
public sealed record Expectation : DocumentElement
{
    /// <summary>How the measured value is held against the bounds.</summary>
    public required ExpectationOperator Operator { get; init; }

    /// <summary>Operand as written: a scalar, or the two bounds of a between.</summary>
    public required DocumentNode Operand { get; init; }

    /// <summary>The operand as a number, or null for a between and for operands that are no number.</summary>
    public decimal? Number => Operand.Number;

    /// <summary>Lower bound of a between; null for other operators.</summary>
    public decimal? Lower => Operand.Items.Count == 2 ? Operand.Items[0].Number : null;

    /// <summary>Upper bound of a between; null for other operators.</summary>
    public decimal? Upper => Operand.Items.Count == 2 ? Operand.Items[1].Number : null;
}
