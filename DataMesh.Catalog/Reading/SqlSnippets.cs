using DataMesh.Client;

namespace DataMesh.Catalog.Reading;

/// <summary>Lines that read an object by SQL.</summary>
internal static class SqlSnippets
{
    /// <param name="gateway">The gateway's address.</param>
    /// <param name="table">The table's full name.</param>
    /// <param name="columns">Names of a few columns; none means all.</param>
    public static IEnumerable<ReadingSnippet> Of(Uri gateway, string table, IReadOnlyList<string> columns)
    {
        var statement = $"SELECT {(columns.Count == 0 ? "*" : string.Join(", ", columns.Select(Quoted)))} FROM {table} LIMIT 10";
        yield return new()
        {
            Tool = "sql",
            Interface = "sql",
            Language = "sql",
            Title = "The statement alone, for whatever posts it to /sql",
            Code = statement,
        };
        yield return new()
        {
            Tool = "curl-sql",
            Interface = "sql",
            Language = "sh",
            Title = "The statement, posted; the answer as CSV",
            Code = $"curl -sS '{new Uri(gateway, "sql").AbsoluteUri}' -H 'Content-Type: application/json' -H 'Accept: text/csv' "
                + $"-d '{Body(statement)}'",
        };
    }

    /// <summary>A quote of the shell's own would end the argument.</summary>
    private static string Body(string statement) =>
        $$"""{"sql": "{{statement.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}}"}"""
            .Replace("'", "'\\''", StringComparison.Ordinal);

    /// <summary>Plain names stay plain; a name that SQL knows or that has odd characters is quoted.</summary>
    private static string Quoted(string column) =>
        column.All(character => char.IsAsciiLetterOrDigit(character) || character == '_') && !char.IsAsciiDigit(column[0])
            ? column
            : $"\"{column.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
