using System.Text.RegularExpressions;
using DataMesh.Query.Tables;

namespace DataMesh.Query.Sql;

/// <summary>
/// DuckDB says which columns somebody may have meant by <c>citty</c>, but not by <c>a.citty</c>: <c>… "a" does not have a column named
/// "citty"</c>.
/// </summary>
internal static partial class UnknownColumn
{
    private const int MostSuggestions = 5;

    public static string Explain(string message, IReadOnlyCollection<string> columns)
    {
        if (columns.Count == 0 || message.Contains("Candidate", StringComparison.Ordinal) || Pattern().Match(message) is not { Success: true } match)
        {
            return message;
        }

        var nearest = NearestNames.Of(match.Groups["name"].Value, columns).Take(MostSuggestions).Select(name => $"\"{name}\"");
        return $"{message.TrimEnd()}\nThe nearest columns: {string.Join(", ", nearest)}.";
    }

    [GeneratedRegex("does not have a column named \"(?<name>[^\"]{1,200})\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
