using System.Globalization;
using DataMesh.Contracts;

namespace DataMesh.Tables;

/// <summary>One operator of a quality rule (ODCS "Data Quality", operators) applied to a measured value.</summary>
/// <param name="First">The operand, or the lower bound; null when the operand is text.</param>
/// <param name="Second">The upper bound of a between.</param>
/// <param name="Text">The operand as written.</param>
internal sealed record Demand(ExpectationOperator Operator, decimal? First, decimal? Second, string Text)
{
    public static Demand Of(Expectation expectation) => new(
        expectation.Operator,
        expectation.Number ?? expectation.Lower,
        expectation.Upper,
        expectation.Operand.Items.Count > 0 ? string.Join(" and ", expectation.Operand.Items.Select(item => item.Text)) : expectation.Operand.Text);

    public string Words => Operator switch
    {
        ExpectationOperator.MustBe => $"must be {Text}",
        ExpectationOperator.MustNotBe => $"must not be {Text}",
        ExpectationOperator.MustBeGreaterThan => $"must be greater than {Text}",
        ExpectationOperator.MustBeGreaterOrEqualTo => $"must be at least {Text}",
        ExpectationOperator.MustBeLessThan => $"must be less than {Text}",
        ExpectationOperator.MustBeLessOrEqualTo => $"must be at most {Text}",
        ExpectationOperator.MustBeBetween => $"must lie strictly between {Text}",
        _ => $"must not lie strictly between {Text}",
    };

    public bool Holds(string measured)
    {
        if (First is not { } operand || !decimal.TryParse(measured, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return Operator switch
            {
                ExpectationOperator.MustBe => string.Equals(measured, Text, StringComparison.Ordinal),
                ExpectationOperator.MustNotBe => !string.Equals(measured, Text, StringComparison.Ordinal),
                _ => false,
            };
        }

        return Operator switch
        {
            ExpectationOperator.MustBe => value == operand,
            ExpectationOperator.MustNotBe => value != operand,
            ExpectationOperator.MustBeGreaterThan => value > operand,
            ExpectationOperator.MustBeGreaterOrEqualTo => value >= operand,
            ExpectationOperator.MustBeLessThan => value < operand,
            ExpectationOperator.MustBeLessOrEqualTo => value <= operand,

            // Both bounds are outside: the standard's "between" is exclusive.
            ExpectationOperator.MustBeBetween => value > operand && value < Second,
            _ => !(value > operand && value < Second),
        };
    }
}
