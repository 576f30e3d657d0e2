using System.Collections.Concurrent;

namespace DataMesh.Query.Sql;

/// <summary>The statements that run now, so that they can be stopped from outside.</summary>
internal sealed class RunningStatements(TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, RunningStatement> _running = new();

    /// <summary>How long the oldest of them has run; zero when none does.</summary>
    public TimeSpan Longest => _running.Values.Select(statement => time.GetElapsedTime(statement.Started)).DefaultIfEmpty().Max();

    /// <summary>Null when a statement with this id runs already.</summary>
    public RunningStatement? Enter(Guid id, CancellationTokenSource stop)
    {
        var statement = new RunningStatement(id, stop, time.GetTimestamp(), () => _running.TryRemove(id, out _));
        return _running.TryAdd(id, statement) ? statement : null;
    }

    /// <summary>False when there is no such statement, or it has ended.</summary>
    public bool Stop(Guid id, StopReason reason)
    {
        if (!_running.TryGetValue(id, out var statement))
        {
            return false;
        }

        statement.Stop(reason);
        return true;
    }

    public void StopAll(StopReason reason)
    {
        foreach (var statement in _running.Values)
        {
            statement.Stop(reason);
        }
    }
}
