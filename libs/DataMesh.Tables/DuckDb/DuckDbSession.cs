using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;

namespace DataMesh.Tables;

/// <summary>
/// A trusted connection to an in-memory DuckDB: for SQL that we or a domain's team wrote, never for a consumer's. Not for concurrent use;
/// <see cref="Fork"/> gives another connection to the same instance.
/// </summary>
public sealed class DuckDbSession : IDisposable
{
    private readonly DuckDBConnection _connection;

    private DuckDbSession(DuckDBConnection connection) => _connection = connection;

    /// <summary>Opens an instance of its own. Times are UTC, insertion order is not kept where nobody orders.</summary>
    public static DuckDbSession Open(DuckDbOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        var session = new DuckDbSession(connection);
        foreach (var setting in Settings(options))
        {
            session.Execute(setting);
        }

        return session;
    }

    /// <summary>Another connection to the same instance.</summary>
    public DuckDbSession Fork()
    {
        var connection = _connection.Duplicate();
        connection.Open();
        return new(connection);
    }

    /// <summary>Runs statements and returns the rows that the last one changed.</summary>
    /// <exception cref="DuckDBException">DuckDB refuses or fails.</exception>
    public async Task<long> ExecuteAsync(string sql, CancellationToken ct)
    {
        using var activity = QueryActivity.Start(sql);
        try
        {
            await using var command = Command(sql, []);
            await using var interruption = new Interruption(command, ct);
            return await Task.Run(() => (long)command.ExecuteNonQuery(), CancellationToken.None);
        }
        catch (DuckDBException failure)
        {
            throw QueryActivity.Failed(activity, failure, ct);
        }
    }

    /// <summary>Runs one query and streams its rows; parameters are positional (<c>?</c> or <c>$1</c>).</summary>
    /// <exception cref="DuckDBException">DuckDB refuses or fails, now or while rows are read.</exception>
    public Task<DuckDbRows> QueryAsync(string sql, IReadOnlyList<object?> parameters, CancellationToken ct) =>
        RunAsync(sql, parameters, QueryActivity.Start(sql), ct);

    /// <summary>The columns of a query, as rows of name and type; it is planned, not run, so it is no query in a trace.</summary>
    /// <inheritdoc cref="QueryAsync" path="/exception" />
    internal Task<DuckDbRows> DescribeAsync(string sql, IReadOnlyList<object?> parameters, CancellationToken ct) =>
        RunAsync($"DESCRIBE {sql}", parameters, activity: null, ct);

    private async Task<DuckDbRows> RunAsync(string sql, IReadOnlyList<object?> parameters, Activity? activity, CancellationToken ct)
    {
        var command = Command(sql, parameters);
        command.UseStreamingMode = true;
        var interruption = new Interruption(command, ct);
        try
        {
            var reader = await Task.Run(command.ExecuteReader, CancellationToken.None);
            return new(command, reader, interruption, activity, ct);
        }
        catch (Exception failure)
        {
            // Whatever it was: an interruption that outlives its connection would bring the process down.
            await interruption.DisposeAsync();
            await command.DisposeAsync();
            using (activity)
            {
                if (failure is DuckDBException refused)
                {
                    throw QueryActivity.Failed(activity, refused, ct);
                }
            }

            throw;
        }
    }

    /// <summary>The first column of the first row, or null.</summary>
    /// <inheritdoc cref="QueryAsync" path="/exception" />
    public async Task<object?> ScalarAsync(string sql, CancellationToken ct)
    {
        await using var rows = await QueryAsync(sql, [], ct);
        return await rows.ReadAsync() && !rows.Reader.IsDBNull(0) ? rows.Reader.GetValue(0) : null;
    }

    /// <summary>Creates or replaces a view, in a schema that is created when missing.</summary>
    /// <inheritdoc cref="QueryAsync" path="/exception" />
    public Task AttachViewAsync(string? schema, string name, string query, CancellationToken ct) => schema is null
        ? ExecuteAsync($"CREATE OR REPLACE VIEW {Sql.Identifier(name)} AS {query}", ct)
        : ExecuteAsync(
            $"CREATE SCHEMA IF NOT EXISTS {Sql.Identifier(schema)}; CREATE OR REPLACE VIEW {Sql.Identifier(schema)}.{Sql.Identifier(name)} AS {query}",
            ct);

    /// <summary>An appender into an existing table; rows go in without SQL.</summary>
    public DuckDBAppender CreateAppender(string table) => _connection.CreateAppender(table);

    /// <inheritdoc />
    public void Dispose() => _connection.Dispose();

    internal void Execute(string sql)
    {
        using var command = Command(sql, []);
        command.ExecuteNonQuery();
    }

    internal static IEnumerable<string> Settings(DuckDbOptions options)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"SET memory_limit = '{options.MemoryMegabytes}MiB'");
        yield return string.Create(CultureInfo.InvariantCulture, $"SET threads = {options.Threads}");
        yield return "SET TimeZone = 'UTC'";
        yield return "SET preserve_insertion_order = false";
        yield return "SET autoinstall_known_extensions = false";
        yield return "SET autoload_known_extensions = false";
        yield return $"SET temp_directory = {Sql.Literal(options.TemporaryFolder ?? string.Empty)}";
        if (options.TemporaryFolder is not null)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"SET max_temp_directory_size = '{options.TemporaryMegabytes}MiB'");
        }
    }

    private DuckDBCommand Command(string sql, IReadOnlyList<object?> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in parameters)
        {
            command.Parameters.Add(new DuckDBParameter(value ?? DBNull.Value));
        }

        return command;
    }
}
