using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DataMesh.Catalog.Storage;

/// <summary>The catalog can work once the migration step has brought its database up to date; it never does that itself.</summary>
internal sealed class SchemaHealthCheck(SchemaState schema) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await schema.FindObstacleAsync(cancellationToken) is { } obstacle ? HealthCheckResult.Unhealthy(obstacle) : HealthCheckResult.Healthy();
}
