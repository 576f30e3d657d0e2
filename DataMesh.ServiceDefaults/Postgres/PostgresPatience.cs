using System.Data.Common;
using DataMesh.ServiceDefaults.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace DataMesh.ServiceDefaults.Postgres;

/// <summary>What a migration step does first, for nothing orders its start after the server's: waits until PostgreSQL answers, not for ever. It does nothing else meanwhile.</summary>
public static partial class PostgresPatience
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SayEvery = TimeSpan.FromSeconds(15);

    /// <summary>Returns when the server behind <paramref name="connection"/> answers.</summary>
    /// <exception cref="StartFault">The server refuses, or it has not answered in time.</exception>
    public static void AwaitPostgres(this IHost host, DbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(connection);
        var options = host.Services.GetRequiredService<IConfiguration>().GetSection(MigrationOptions.Section).Get<MigrationOptions>() ?? new();
        var time = host.Services.GetRequiredService<TimeProvider>();
        var logger = host.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(PostgresPatience).FullName!);
        using var never = new ManualResetEventSlim();
        var (started, said) = (time.GetTimestamp(), (long?)null);
        while (ReasonToWait(connection) is { } reason)
        {
            if (time.GetElapsedTime(started) >= options.Patience)
            {
                throw new StartFault(
                    $"PostgreSQL at {connection.DataSource} has not answered for {options.Patience.TotalSeconds:0} s ({reason}), so nothing was migrated: start it, or correct the connection string, and migrate again.");
            }

            if (said is null || time.GetElapsedTime(said.Value) >= SayEvery)
            {
                Log.Waiting(logger, connection.DataSource, reason);
                said = time.GetTimestamp();
            }

            never.Wait(Every);
        }
    }

    private static string? ReasonToWait(DbConnection connection)
    {
        try
        {
            connection.Open();
            connection.Close();
            return null;
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            // The server answers; the migration makes the database or says why it cannot.
            return null;
        }
        catch (PostgresException refused) when (!refused.IsTransient)
        {
            throw new StartFault($"PostgreSQL at {connection.DataSource} refuses the migration: {refused.MessageText}.", refused);
        }
        catch (NpgsqlException away)
        {
            return away.Message;
        }
        catch (TimeoutException away)
        {
            return away.Message;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Waiting for PostgreSQL at {Server}: {Reason}")]
        public static partial void Waiting(ILogger logger, string server, string reason);
    }
}
