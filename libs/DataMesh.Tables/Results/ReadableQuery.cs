using System.Globalization;
using DuckDB.NET.Data;

namespace DataMesh.Tables;

/// <summary>Runs a query so that every value of its result can be written for a reader.</summary>
public static class ReadableQuery
{
    /// <summary>Plans the query to learn its types, then runs it; columns that .NET cannot hold are turned into text within DuckDB.</summary>
    /// <exception cref="DuckDBException">DuckDB refuses or fails, now or while rows are read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<ReadableRows> QueryReadableAsync(
        this DuckDbSession session, string sql, IReadOnlyList<object?> parameters, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(parameters);
        var types = await DescribeAsync(session, sql, parameters, ct);
        var columns = types.Select(column => column with { Form = ReadableSql.FormOf(DuckType.Parse(column.Type)) }).ToList();
        var readable = columns.TrueForAll(column => column.Form == ColumnForm.Native) ? sql : Wrap(columns, sql, parameters.Count > 0);
        return new(await session.QueryAsync(readable, parameters, ct), columns);
    }

    private static async Task<IReadOnlyList<ResultColumn>> DescribeAsync(
        DuckDbSession session, string sql, IReadOnlyList<object?> parameters, CancellationToken ct)
    {
        var columns = new List<ResultColumn>();
        try
        {
            await using var rows = await session.DescribeAsync(sql, parameters, ct);
            while (await rows.ReadAsync())
            {
                columns.Add(new(rows.Reader.GetString(0), rows.Reader.GetString(1)));
            }
        }
        catch (DuckDBException)
        {
            // Whatever is wrong with the statement is said of the statement as it was sent, not of one with a word before it.
            await using var rows = await session.QueryAsync(sql, parameters, ct);
            throw;
        }

        return columns;
    }

    /// <summary>
    /// The function <c>query</c> takes a statement as people write it, with a semicolon and remarks at its end, but no parameters; those
    /// occur in statements of our own, which end where they end. A subquery keeps the order of its rows where it has one.
    /// </summary>
    private static string Wrap(List<ResultColumn> columns, string sql, bool hasParameters)
    {
        var names = columns.Select((_, at) => string.Create(CultureInfo.InvariantCulture, $"c{at}")).ToList();
        var values = columns.Zip(names, (column, name) => ReadableSql.Expression(DuckType.Parse(column.Type), name));
        var from = hasParameters ? $"({sql})" : $"query({Sql.Literal(sql)})";
        return $"SELECT {string.Join(", ", values)} FROM {from} AS result({string.Join(", ", names)})";
    }
}
