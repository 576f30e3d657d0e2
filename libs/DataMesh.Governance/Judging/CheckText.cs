using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using DataMesh.Contracts;
using DataMesh.Tables;

namespace DataMesh.Governance;

/// <summary>A policy's SQL: what it reads, or why it may not run, with the line of the policy's file.</summary>
internal static partial class CheckText
{
    // Parsing takes longer than most checks, and the same book judges document after document.
    private static readonly ConditionalWeakTable<string, StatementReview> Reviews = [];

    /// <summary>The relations that the check reads.</summary>
    /// <exception cref="CheckRefusedException">It is not one SELECT over relations.</exception>
    public static IReadOnlyList<Relation> Review(Policy policy)
    {
        try
        {
            var review = Reviews.GetValue(policy.Check, StatementReview.Parse);
            return [.. review.Tables.Select(table => Resolve(policy, table)).Distinct()];
        }
        catch (QueryRefusedException refused)
        {
            throw new CheckRefusedException(At(policy, 1, refused.Message));
        }
        catch (QueryInvalidException invalid)
        {
            throw new CheckRefusedException(At(policy, LineOf(policy.Check, invalid.Character ?? 0), invalid.Message));
        }
    }

    /// <summary>DuckDB's complaint with the place in the policy's file: its messages end in <c>LINE 2: select … ^</c>.</summary>
    public static string Explain(Policy policy, string complaint)
    {
        var match = LineOfStatement().Match(complaint);
        var line = match.Success
            && int.TryParse(match.Groups["line"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var found) ? found : 1;
        return At(policy, line, Gist(match.Success ? complaint[..match.Index] : complaint));
    }

    /// <summary>The first two lines of a complaint: what is wrong and what is near. What follows is advice on settings.</summary>
    public static string Gist(string complaint) => string.Join(
        ' ', complaint.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(2));

    /// <summary>The line of the policy's file at which a line of its SQL stands.</summary>
    public static int FileLine(Policy policy, int line) => policy.CheckNode switch
    {
        // A block scalar begins on the line after its bar; a folded one, or one in quotes, has lost its lines.
        { Style: ScalarStyle.Literal } block => block.Position.Line + line,
        { } node => node.Position.Line,
        null => 1,
    };

    private static Relation Resolve(Policy policy, TableName table)
    {
        if (table is { Catalog: null, Schema: null } && Relations.Find(table.Table) is { } relation)
            return relation;
        var meant = Spelling.Nearest(table.ToString(), Relations.All.Select(known => known.Name));
        var hint = meant is null ? "docs/governance.md lists the relations" : $"did you mean '{meant}'?";
        var at = Math.Max(0, policy.Check.IndexOf(table.Table, StringComparison.OrdinalIgnoreCase));
        throw new CheckRefusedException(At(policy, LineOf(policy.Check, at),
            $"there is no relation {FindingList.Quote(table.ToString())}; {hint}"));
    }

    private static string At(Policy policy, int line, string message) => $"{policy.File}:{FileLine(policy, line)}: {message}";

    private static int LineOf(string text, int character) => 1 + text.AsSpan(0, Math.Min(character, text.Length)).Count('\n');

    [GeneratedRegex(@"\s*LINE (?<line>[0-9]+):", RegexOptions.ExplicitCapture)]
    private static partial Regex LineOfStatement();
}
