using System.Text.RegularExpressions;

namespace DataMesh.Contracts;

/// <summary>What a quality rule measures and expects, as text in which equal rules are equal.</summary>
internal static partial class QualityText
{
    public static string Of(QualityRule rule)
    {
        var expectations = Expectations(rule);
        return expectations.Length == 0 ? Measure(rule) : $"{Measure(rule)} {expectations}";
    }

    public static string Measure(QualityRule rule) => rule.Type switch
    {
        QualityType.Sql => Query(rule) ?? "",
        QualityType.Custom => $"{rule.Engine} {NodeText.Plain(rule.Implementation)}",
        QualityType.Text => rule.Description ?? "",
        _ => rule.Arguments is null ? Metric(rule) : $"{Metric(rule)} {NodeText.Of(rule.Arguments)}",
    };

    /// <summary>The metric by its present name: ODCS 3.1 renamed one.</summary>
    public static string Metric(QualityRule rule) => rule.Metric switch
    {
        null => "",
        "duplicateCount" => QualityMetrics.DuplicateValues,
        var metric => metric,
    };

    public static string Expectations(QualityRule rule)
    {
        var unit = rule.Expectations.Count == 0 || Unit(rule) == "rows" ? "" : " " + Unit(rule);
        var expectations = rule.Expectations.Select(Expectation).ToList();
        // All operators apply together, so their order says nothing.
        expectations.Sort(StringComparer.Ordinal);
        return string.Join(" and ", expectations) + unit;
    }

    /// <summary>Rows by default.</summary>
    public static string Unit(QualityRule rule) => rule.Unit switch
    {
        null => "rows",
        "%" => "percent",
        var unit => unit,
    };

    /// <summary>The query with every run of blanks as one: its layout is no part of the promise.</summary>
    public static string? Query(QualityRule rule) => rule.Query is null ? null : Blanks().Replace(rule.Query.Trim(), " ");

    private static string Expectation(Expectation expectation) => expectation.Operator switch
    {
        ExpectationOperator.MustBe => $"= {NodeText.Plain(expectation.Operand)}",
        ExpectationOperator.MustNotBe => $"≠ {NodeText.Plain(expectation.Operand)}",
        ExpectationOperator.MustBeGreaterThan => $"> {NodeText.Plain(expectation.Operand)}",
        ExpectationOperator.MustBeGreaterOrEqualTo => $"≥ {NodeText.Plain(expectation.Operand)}",
        ExpectationOperator.MustBeLessThan => $"< {NodeText.Plain(expectation.Operand)}",
        ExpectationOperator.MustBeLessOrEqualTo => $"≤ {NodeText.Plain(expectation.Operand)}",
        ExpectationOperator.MustBeBetween => $"strictly between {NodeText.Of(expectation.Operand)}",
        _ => $"not strictly between {NodeText.Of(expectation.Operand)}",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
