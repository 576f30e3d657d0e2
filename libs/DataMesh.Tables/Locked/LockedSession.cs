using DuckDB.NET.Data;

namespace DataMesh.Tables;

/// <summary>
/// A DuckDB instance for one consumer's statement: it holds views over just the tables that the statement names, may open just their
/// files, and can no longer be configured. The statement must have passed <see cref="StatementReview"/>.
/// </summary>
public sealed class LockedSession : IDisposable
{
    private readonly DuckDbSession _session;

    private LockedSession(DuckDbSession session) => _session = session;

    /// <summary>Opens and locks an instance.</summary>
    public static LockedSession Open(DuckDbOptions options, IReadOnlyCollection<LockedTable> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var session = DuckDbSession.Open(options);
        try
        {
            foreach (var statement in tables.SelectMany(Views).Concat(Locks(tables)).Distinct(StringComparer.Ordinal))
            {
                session.Execute(statement);
            }

            return new(session);
        }
        catch (DuckDBException)
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Opens an instance, lets the caller fill it with tables of its own, then locks it: no file can be opened.</summary>
    public static async Task<LockedSession> OpenAsync(DuckDbOptions options, Func<DuckDbSession, Task> fill)
    {
        ArgumentNullException.ThrowIfNull(fill);
        var session = DuckDbSession.Open(options);
        try
        {
            await fill(session);
            foreach (var statement in Locks([]))
            {
                session.Execute(statement);
            }

            return new(session);
        }
        catch
        {
            // Whatever it was, nobody else will close the instance.
            session.Dispose();
            throw;
        }
    }

    /// <summary>Runs the statement and streams its rows as DuckDB gives them.</summary>
    /// <inheritdoc cref="QueryAsync" path="/exception" />
    public Task<DuckDbRows> QueryRowsAsync(string sql, CancellationToken ct) => _session.QueryAsync(sql, [], ct);

    /// <summary>Runs the statement and streams its rows.</summary>
    /// <exception cref="DuckDBException">DuckDB refuses or fails.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task<ReadableRows> QueryAsync(string sql, CancellationToken ct) => _session.QueryReadableAsync(sql, [], ct);

    /// <inheritdoc />
    public void Dispose() => _session.Dispose();

    /// <summary>DuckDB reads <c>a.b</c> as table b of catalog a, <c>a.b.c</c> as schema b of catalog a: one catalog a domain serves both.</summary>
    private static IEnumerable<string> Views(LockedTable table)
    {
        var domain = Sql.Identifier(table.Domain);
        yield return $"ATTACH IF NOT EXISTS ':memory:' AS {domain}";
        var schema = Sql.Identifier(table.Contract ?? "main");
        if (table.Contract is not null)
        {
            yield return $"CREATE SCHEMA IF NOT EXISTS {domain}.{schema}";
        }

        yield return $"CREATE VIEW {domain}.{schema}.{Sql.Identifier(table.Object)} AS {table.Query}";
    }

    private static IEnumerable<string> Locks(IReadOnlyCollection<LockedTable> tables)
    {
        yield return $"SET allowed_paths = {Sql.List(tables.SelectMany(table => table.Files).Distinct(StringComparer.Ordinal))}";
        yield return "SET enable_external_access = false";
        yield return "SET lock_configuration = true";
    }
}
