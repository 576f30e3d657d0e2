using DataMesh.Scheduler.Storage;
using Hangfire.PostgreSql;
using Npgsql;

namespace DataMesh.Scheduler.Queues;

/// <summary>Hangfire's tables are part of the migration step, like our own.</summary>
internal static class HangfireSchema
{
    public const string Name = "hangfire";

    public static void Install(IConfiguration configuration)
    {
        using var connection = new NpgsqlConnection(configuration.GetConnectionString(SchedulerDb.ConnectionName));
        connection.Open();
        PostgreSqlObjectsInstaller.Install(connection, Name);
    }
}
