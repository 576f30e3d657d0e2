namespace DataMesh.Query.Sql;

/// <summary>A statement that runs until it is disposed.</summary>
internal sealed class RunningStatement(Guid id, CancellationTokenSource stop, long started, Action ended) : IDisposable
{
    private readonly Lock _lock = new();
    private bool _hasEnded;

    public Guid Id => id;

    public long Started => started;

    /// <summary>Why it was stopped from outside, or null.</summary>
    public StopReason? Reason { get; private set; }

    public void Stop(StopReason reason)
    {
        lock (_lock)
        {
            if (!_hasEnded)
            {
                Reason ??= reason;
                stop.Cancel();
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _hasEnded = true;
        }

        ended();
    }
}
