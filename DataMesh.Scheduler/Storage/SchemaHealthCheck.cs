using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace DataMesh.Scheduler.Storage;

/// <summary>The scheduler can work once the migration step has brought its database up to date; it never does that itself.</summary>
internal sealed class SchemaHealthCheck(IServiceScopeFactory scopes) : IHealthCheck
{
    private volatile bool _isCurrent;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            _isCurrent = _isCurrent || await IsCurrentAsync(cancellationToken);
            return _isCurrent
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The database is not up to date. Run the scheduler once with the argument 'migrate'.");
        }
        catch (NpgsqlException failure)
        {
            return HealthCheckResult.Unhealthy($"The database does not answer: {failure.Message}");
        }
    }

    private async Task<bool> IsCurrentAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return !(await scope.ServiceProvider.GetRequiredService<SchedulerDb>().Database.GetPendingMigrationsAsync(ct)).Any();
    }
}
