using DataMesh.ServiceDefaults.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace DataMesh.ServiceDefaults.Postgres;

/// <summary>Migrations are a step of their own, never a side effect of serving: <c>dotnet Service.dll migrate</c> applies them and exits.</summary>
public static partial class Migrations
{
    /// <summary>The argument that makes a service migrate and exit.</summary>
    public const string Argument = "migrate";

    /// <summary>The SQLSTATE of a migration that says itself what the server lacks and how to get it.</summary>
    private const string MissingPart = "DM001";

    /// <summary>
    /// When <paramref name="args"/> ask for it, applies what is pending (EF Core takes a lock in the database, so two steps at once are
    /// safe) and returns true: the caller then exits. Otherwise returns false at once.
    /// </summary>
    public static async Task<bool> MigrateAsync<TContext>(this IHost host, string[] args)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(host);
        if (!args.Contains(Argument))
        {
            return false;
        }

        host.CheckSettings(isMigration: true);
        await using var scope = host.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<TContext>();
        var logger = scope.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Migrations).FullName!);
        host.AwaitPostgres(context.Database.GetDbConnection());
        var pending = (await context.Database.GetPendingMigrationsAsync()).ToList();
        try
        {
            await context.Database.MigrateAsync();
        }
        catch (PostgresException missing) when (missing.SqlState == MissingPart)
        {
            throw new StartFault(missing.MessageText, missing);
        }

        Log.Migrated(logger, typeof(TContext).Name, pending.Count, string.Join(", ", pending));
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Context} is at its newest schema; {Count} migrations were applied: {Names}.")]
        public static partial void Migrated(ILogger logger, string context, int count, string names);
    }
}
