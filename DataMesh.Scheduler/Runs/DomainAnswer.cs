using DataMesh.Client;

namespace DataMesh.Scheduler.Runs;

/// <summary>What a domain said about a run.</summary>
/// <param name="Status">The run's status, when it knows the run.</param>
/// <param name="IsUnknown">It answers, but does not know the run (or, when asked to start it, the pipeline).</param>
/// <param name="IsFenced">A later attempt has asked it.</param>
/// <param name="Absence">Why it did not answer.</param>
internal sealed record DomainAnswer(RunStatus? Status, bool IsUnknown, bool IsFenced, string? Absence)
{
    public static DomainAnswer Away(string reason) => new(null, IsUnknown: false, IsFenced: false, reason);
}
