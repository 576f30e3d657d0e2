using System.Globalization;
using Npgsql;

namespace DataMesh.Tables;

/// <summary>
/// Streams a PostgreSQL table into a DuckDB table: binary COPY out, appender in, one row in memory at a time. With a watermark column only
/// what lies above the last watermark is read.
/// </summary>
public static class PostgresSource
{
    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Copies rows of <paramref name="table"/> (<c>schema.name</c>) into a new DuckDB table called <paramref name="target"/>.</summary>
    /// <param name="watermarkColumn">An integer column that grows with every insert, or null to read everything.</param>
    /// <param name="after">The last watermark; null for none.</param>
    /// <exception cref="PostgresException">PostgreSQL refuses, or an insert did not finish within 5 s.</exception>
    /// <exception cref="NotSupportedException">A column has a type that has no counterpart.</exception>
    public static async Task<PostgresRead> CopyToDuckDbAsync(
        NpgsqlDataSource source, string table, string? watermarkColumn, long? after, DuckDbSession session, string target, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(session);
        using var activity = TablesTelemetry.Source.StartActivity("postgres.copy");
        var quoted = string.Join('.', table.Split('.').Select(Sql.Identifier));
        await using var connection = await source.OpenConnectionAsync(ct);
        var upTo = watermarkColumn is null ? null : await HighWatermarkAsync(connection, quoted, watermarkColumn, ct);
        var columns = await DescribeAsync(connection, quoted, ct);
        await session.ExecuteAsync(
            $"CREATE OR REPLACE TABLE {Sql.Identifier(target)} ({string.Join(", ", columns.Select(column => $"{Sql.Identifier(column.Name)} {column.DuckDb}"))})", ct);
        if (watermarkColumn is not null && (upTo is null || upTo <= after))
        {
            return new(0, after);
        }

        var filter = watermarkColumn is null ? string.Empty : Between(watermarkColumn, after, upTo!.Value);
        var rows = await CopyAsync(connection, $"COPY (SELECT {string.Join(", ", columns.Select(column => Sql.Identifier(column.Name)))} FROM {quoted}{filter}) TO STDOUT (FORMAT binary)", columns, session, target, ct);
        activity?.SetTag("datamesh.rows", rows);
        return new(rows, upTo);
    }

    /// <summary>
    /// The highest value below which nothing can still appear. Identity values become visible out of order, so a plain max() could skip a row
    /// whose transaction is still open: SHARE lets writers that have begun finish, holds new ones for an instant, and readers never wait.
    /// </summary>
    private static async Task<long?> HighWatermarkAsync(NpgsqlConnection connection, string table, string column, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture, $"SET LOCAL lock_timeout = {(int)LockTimeout.TotalMilliseconds}; LOCK TABLE {table} IN SHARE MODE; ");
        await command.ExecuteNonQueryAsync(ct);
        command.CommandText = $"SELECT max({Sql.Identifier(column)})::bigint FROM {table}";
        var highest = await command.ExecuteScalarAsync(ct);
        await transaction.CommitAsync(ct);
        return highest is long value ? value : null;
    }

    private static string Between(string column, long? after, long upTo) => string.Create(
        CultureInfo.InvariantCulture,
        $" WHERE {Sql.Identifier(column)} <= {upTo}{(after is null ? string.Empty : $" AND {Sql.Identifier(column)} > {after}")}");

    private static async Task<List<PostgresColumn>> DescribeAsync(NpgsqlConnection connection, string table, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table} LIMIT 0";
        await using var reader = await command.ExecuteReaderAsync(ct);
        var schema = reader.GetColumnSchema();
        return [.. schema.Select(column => PostgresColumn.Of(column.ColumnName, column.NpgsqlDbType, column.DataTypeName, column.NumericPrecision, column.NumericScale))];
    }

    private static async Task<long> CopyAsync(
        NpgsqlConnection connection, string copy, List<PostgresColumn> columns, DuckDbSession session, string target, CancellationToken ct)
    {
        await using var export = await connection.BeginBinaryExportAsync(copy, ct);
        using var appender = session.CreateAppender(target);
        var rows = 0L;
        while (await export.StartRowAsync(ct) >= 0)
        {
            var row = appender.CreateRow();
            foreach (var column in columns)
            {
                if (export.IsNull)
                {
                    await export.SkipAsync(ct);
                    row.AppendNullValue();
                }
                else
                {
                    column.Append(export, row);
                }
            }

            row.EndRow();
            rows++;
        }

        appender.Close();
        return rows;
    }
}
