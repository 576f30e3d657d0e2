namespace DataMesh.Catalog.Changes;

/// <summary>Wakes readers that wait at the end of the feed. Changes of other replicas are found by looking again every second.</summary>
internal sealed class ChangeFeed(TimeProvider time)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>To be taken before looking into the table, so that nothing appended in between is missed.</summary>
    public Task NextChange => Volatile.Read(ref _next).Task;

    /// <summary>Says that a transaction with changes has committed.</summary>
    public void Signal() =>
        Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Waits for a signal, for the next look, or for the end of the caller's patience.</summary>
    public async Task WaitAsync(Task signal, TimeSpan patience, CancellationToken ct)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(signal, Task.Delay(patience < LookAgain ? patience : LookAgain, time, ended.Token));
        await ended.CancelAsync();
    }
}
