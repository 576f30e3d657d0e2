using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What is known about one process of a resource at one moment.</summary>
public sealed record CustomResourceSnapshot
{
    /// <summary>Kind of the resource: <c>Project</c>.</summary>
    public required string ResourceType { get; init; }

    /// <summary>Its state.</summary>
    public ResourceStateSnapshot? State { get; init; }

    /// <summary>Exit code of the last process; null before the first has ended.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Null when it does not run.</summary>
    public HealthStatus? HealthStatus { get; init; }

    /// <summary>Id of the process; null when none runs.</summary>
    internal int? ProcessId { get; init; }

    /// <summary>What a person should know about the state, in a few words.</summary>
    internal string? Detail { get; init; }

    internal bool IsHealthy =>
        State?.Text == KnownResourceStates.Running && HealthStatus == Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy;

    internal bool IsTerminal => State is { } state && KnownResourceStates.TerminalStates.Contains(state.Text);
}
