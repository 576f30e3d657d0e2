using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DataMesh.EmbeddedServers.Serving;

/// <summary>Whether the server can be used now, in a sentence; it is what <c>/health</c> answers.</summary>
internal sealed class Readiness : IHealthCheck
{
    private volatile string? _waitingFor = "Starting.";

    public bool IsReady => _waitingFor is null;

    public void Ready() => _waitingFor = null;

    public void NotReady(string sentence) => _waitingFor = sentence;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_waitingFor is { } sentence ? HealthCheckResult.Unhealthy(sentence) : HealthCheckResult.Healthy());
}
