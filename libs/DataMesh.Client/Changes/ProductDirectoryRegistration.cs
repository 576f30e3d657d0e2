using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace DataMesh.Client;

/// <summary>Registers <see cref="ProductDirectory"/>.</summary>
public static class ProductDirectoryRegistration
{
    /// <summary>
    /// Adds the directory, its follower and a health check that is green once the feed has been read to its end or a stored snapshot was
    /// restored. Snapshots are stored in <c>ConnectionStrings:cache</c> (Redis protocol); without it they live as long as the process.
    /// </summary>
    public static void AddProductDirectory(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddCatalogClient();
        if (builder.Configuration.GetConnectionString("cache") is { Length: > 0 } connection)
        {
            // Without abortConnect=false a cache that starts later than we do would never be used.
            services.AddStackExchangeRedisCache(options => options.Configuration = $"{connection},abortConnect=false,connectTimeout=2000,syncTimeout=2000,asyncTimeout=2000");
        }
        else
        {
            services.AddDistributedMemoryCache();
        }

        services.AddSingleton<ProductDirectory>();
        services.AddHostedService(provider => provider.GetRequiredService<ProductDirectory>());
        services.AddHealthChecks().AddCheck<DirectoryHealthCheck>("products");
    }

    private sealed class DirectoryHealthCheck(ProductDirectory directory) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
            directory.CaughtUp.IsCompleted
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The catalog's change feed has not been read to its end yet."));
    }
}
