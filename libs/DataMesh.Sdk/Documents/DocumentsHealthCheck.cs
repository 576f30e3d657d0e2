using DataMesh.Contracts;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DataMesh.Sdk.Documents;

/// <summary>Broken documents degrade a domain; they do not take its products from their consumers.</summary>
internal sealed class DocumentsHealthCheck(DomainContracts contracts) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var errors = contracts.Written.Findings.Where(finding => finding.Severity == Severity.Error).ToList();
        return Task.FromResult(errors.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded(string.Join('\n', errors)));
    }
}
