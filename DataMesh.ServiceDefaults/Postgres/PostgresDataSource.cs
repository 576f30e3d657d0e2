using DataMesh.ServiceDefaults.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace DataMesh.ServiceDefaults.Postgres;

/// <summary>PostgreSQL for code that speaks SQL.</summary>
public static class PostgresDataSource
{
    /// <summary>
    /// Adds a pooled, traced and health-checked <see cref="NpgsqlDataSource"/> for the connection string <paramref name="name"/>, keyed by
    /// the name and, for the first one, unkeyed as well. Without that connection string the process ends, saying so, when it is built.
    /// </summary>
    public static IHostApplicationBuilder AddPostgresDataSource(this IHostApplicationBuilder builder, string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Needs(MeshSettings.Database(name));
        var connectionString = builder.Configuration.GetConnectionString(name);
        builder.Services.TryAddKeyedSingleton(name, (provider, _) => Create(provider, connectionString));
        builder.Services.TryAddSingleton(provider => provider.GetRequiredKeyedService<NpgsqlDataSource>(name));
        builder.Services.AddHealthChecks().Add(new(
            $"postgres {name}",
            provider => new PostgresHealthCheck(provider.GetRequiredKeyedService<NpgsqlDataSource>(name)),
            failureStatus: null,
            tags: null));
        return builder;
    }

    private static NpgsqlDataSource Create(IServiceProvider provider, string? connectionString)
    {
        var source = new NpgsqlDataSourceBuilder(connectionString);
        source.UseLoggerFactory(provider.GetRequiredService<ILoggerFactory>());
        return source.Build();
    }
}
