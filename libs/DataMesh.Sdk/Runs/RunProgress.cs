using DataMesh.Client;

namespace DataMesh.Sdk.Runs;

/// <summary>The status of a run as it changes; read by one thread while another writes.</summary>
internal sealed class RunProgress(RunStatus accepted, long fencingToken)
{
    private volatile RunStatus _status = accepted;

    public RunStatus Status => _status;

    public long FencingToken { get; } = fencingToken;

    public bool IsOver => _status.State is RunState.Committed or RunState.Failed;

    public void Enter(string phase) => _status = _status with { State = RunState.Running, Phase = phase };

    public void Audited(IReadOnlyList<CheckResult> checks) => _status = _status with { Checks = checks };

    public void Commit(IReadOnlyList<ObjectCommit> commits, DateTimeOffset at) =>
        _status = _status with { State = RunState.Committed, Phase = null, Commits = commits, FinishedAt = at };

    public void Fail(RunError error, DateTimeOffset at) =>
        _status = _status with { State = RunState.Failed, Phase = null, Error = error, FinishedAt = at };
}
