using DataMesh.Tables;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Flights.Operations;

/// <summary>
/// Fills the operational database once, with the 508,239 flights of January 2001: DuckDB reads the Parquet file, PostgreSQL takes it by
/// binary COPY, in one transaction. A database that has flights is left alone.
/// </summary>
internal static partial class LoadJanuary
{
    private const string File = "flights-2001-01.parquet";
    private const string Copy = "COPY flight (departure, delay, distance, origin, destination, is_replayed) FROM STDIN (FORMAT binary)";

    public static async Task RunAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FlightsDb>();
        var logger = scope.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(LoadJanuary));
        var path = Path.Combine(AppContext.BaseDirectory, "data", File);
        await db.Database.CreateExecutionStrategy().ExecuteAsync(() => LoadAsync(db, path, logger, ct));
    }

    private static async Task LoadAsync(FlightsDb db, string path, ILogger logger, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"LOCK TABLE flight IN SHARE ROW EXCLUSIVE MODE", ct);
        if (await db.Flights.AnyAsync(ct))
        {
            return;
        }

        var flights = await CopyAsync((NpgsqlConnection)db.Database.GetDbConnection(), path, ct);
        await transaction.CommitAsync(ct);
        Log.Loaded(logger, flights, File);
    }

    private static async Task<ulong> CopyAsync(NpgsqlConnection connection, string path, CancellationToken ct)
    {
        using var duckDb = DuckDbSession.Open(new());
        await using var rows = await duckDb.QueryAsync(
            $"""
            SELECT date, delay::INTEGER, distance::INTEGER, origin, destination FROM ({FileSource.Query("parquet", path)})
            ORDER BY date, origin, destination, delay
            """,
            [],
            ct);
        await using var import = await connection.BeginBinaryImportAsync(Copy, ct);
        while (await rows.ReadAsync())
        {
            await import.StartRowAsync(ct);
            await import.WriteAsync(rows.Reader.GetDateTime(0), NpgsqlDbType.Timestamp, ct);
            await import.WriteAsync(rows.Reader.GetInt32(1), NpgsqlDbType.Integer, ct);
            await import.WriteAsync(rows.Reader.GetInt32(2), NpgsqlDbType.Integer, ct);
            await import.WriteAsync(rows.Reader.GetString(3), NpgsqlDbType.Varchar, ct);
            await import.WriteAsync(rows.Reader.GetString(4), NpgsqlDbType.Varchar, ct);
            await import.WriteAsync(false, NpgsqlDbType.Boolean, ct);
        }

        return await import.CompleteAsync(ct);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Flights} flights are loaded from {File}.")]
        public static partial void Loaded(ILogger logger, ulong flights, string file);
    }
}
