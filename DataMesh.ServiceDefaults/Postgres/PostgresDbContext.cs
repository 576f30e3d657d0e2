using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
#if MESH_ENGINE_ASPIRE
using DataMesh.ServiceDefaults.Settings;
#else
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
#endif

namespace DataMesh.ServiceDefaults.Postgres;

/// <summary>PostgreSQL for code that maps entities.</summary>
public static class PostgresDbContext
{
    /// <summary>
    /// Adds a pooled <typeparamref name="TContext"/> on the connection string <paramref name="name"/>: transient faults are retried (so a
    /// transaction of your own goes through <c>Database.CreateExecutionStrategy()</c>), commands are traced, <c>/health</c> asks the
    /// database. On the Aspire engine this is <c>AddNpgsqlDbContext</c>, elsewhere the same on plain Npgsql. Without that connection string
    /// the process ends, saying so, when it is built.
    /// </summary>
    public static IHostApplicationBuilder AddPostgresDbContext<TContext>(
        this IHostApplicationBuilder builder, string name, Action<DbContextOptionsBuilder>? configureDbContextOptions = null)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
#if MESH_ENGINE_ASPIRE
        builder.Needs(MeshSettings.Database(name));
        builder.AddNpgsqlDbContext<TContext>(name, configureDbContextOptions: configureDbContextOptions);
#else
        builder.AddPostgresDataSource(name);
        builder.Services.AddDbContextPool<TContext>((provider, options) =>
        {
            options.UseNpgsql(provider.GetRequiredKeyedService<NpgsqlDataSource>(name), npgsql => npgsql.EnableRetryOnFailure());
            configureDbContextOptions?.Invoke(options);
        });
#endif
        return builder;
    }
}
