using DataMesh.Scheduler.Storage;
using Hangfire;
using Hangfire.PostgreSql;

namespace DataMesh.Scheduler.Queues;

internal static class QueuesRegistration
{
    public static void AddQueues(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHangfire((provider, hangfire) => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()

            // A run knows itself whether and when it is tried again; a job that fails has nothing to add.
            .UseFilter(new AutomaticRetryAttribute { Attempts = 0 })
            .UsePostgreSqlStorage(
                storage => storage.UseNpgsqlConnection(provider.GetRequiredService<IConfiguration>().GetConnectionString(SchedulerDb.ConnectionName)),
                new PostgreSqlStorageOptions
                {
                    SchemaName = HangfireSchema.Name,
                    PrepareSchemaIfNecessary = false,
                    QueuePollInterval = TimeSpan.FromMilliseconds(250),
                    InvisibilityTimeout = TimeSpan.FromMinutes(1),
                    UseSlidingInvisibilityTimeout = true,

                    // Long polling loses jobs (measured); polling four times a second does not.
                    EnableLongPolling = false,
                }));
        builder.Services.AddSingleton<RunQueue>();
        builder.Services.AddScoped<CronTrigger>();
        builder.Services.AddHostedService<DomainWorkers>();
    }
}
