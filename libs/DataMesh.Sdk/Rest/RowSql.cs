using System.Globalization;

namespace DataMesh.Sdk.Rest;

/// <summary>The statements of a query, with the relations it reads.</summary>
internal sealed class RowSql(RowQuery query, IReadOnlyDictionary<string, string> relations)
{
    /// <summary>Some of the rows, in order.</summary>
    /// <param name="columns">What to answer.</param>
    /// <param name="skip">Rows to leave out.</param>
    /// <param name="most">Rows at most, or null for all.</param>
    public (string Sql, IReadOnlyList<object?> Values) Rows(IEnumerable<RowColumn> columns, long skip, long? most)
    {
        var isBounded = most is not null || skip > 0;
        var order = query.IsOrdered || isBounded ? $" ORDER BY {string.Join(", ", query.OrderBy)}" : string.Empty;
        var limit = (most is null ? string.Empty : Number($" LIMIT {most}")) + (skip > 0 ? Number($" OFFSET {skip}") : string.Empty);
        var list = string.Join(", ", columns.Select(column => $"{column.Sql} AS {QueryParameters.Name(column.Name)}"));
        var from = $"{query.From} {RowQuery.Alias}{Where}{order}{limit}";

        // Other objects are looked up for the rows of the page alone.
        return query.Scope.Parameters.Finish(relations.Count > 1
            ? $"{With}SELECT {list} FROM (SELECT {RowQuery.Alias}.* FROM {from}) {RowQuery.Alias}{order}"
            : $"{With}SELECT {list} FROM {from}");
    }

    /// <summary>How many rows there are without <c>$top</c> and <c>$skip</c>.</summary>
    public (string Sql, IReadOnlyList<object?> Values) Count() =>
        query.Scope.Parameters.Finish($"{With}SELECT count(*) FROM {query.From} {RowQuery.Alias}{Where}");

    private string Where => query.Where is null ? string.Empty : $" WHERE {query.Where}";

    private string With => $"WITH {string.Join(", ", relations.Select(pair =>
        $"{QueryScope.RelationName(pair.Key)} AS NOT MATERIALIZED ({pair.Value})"))} ";

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
