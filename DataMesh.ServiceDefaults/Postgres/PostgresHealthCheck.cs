using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace DataMesh.ServiceDefaults.Postgres;

internal sealed class PostgresHealthCheck(NpgsqlDataSource source) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = source.CreateCommand("SELECT 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (NpgsqlException failure)
        {
            return new(context.Registration.FailureStatus, $"PostgreSQL does not answer: {failure.Message}", failure);
        }
    }
}
