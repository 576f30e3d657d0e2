namespace DataMesh.EmbeddedServers.Processes;

/// <summary>Pauses between restarts: 0.2 s, then doubling to 5 s; from the beginning after a life of 30 s.</summary>
internal sealed class Pauses(TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SteadyAfter = TimeSpan.FromSeconds(30);
    private TimeSpan _pause = First;
    private long _began;

    /// <summary>How long the next pause is.</summary>
    public TimeSpan Next => time.GetElapsedTime(_began) > SteadyAfter ? First : _pause;

    /// <summary>Notes that a life begins.</summary>
    public void Begin() => _began = time.GetTimestamp();

    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        var pause = Next;
        _pause = pause * 2 < Longest ? pause * 2 : Longest;
        await Task.Delay(pause, time, cancellationToken);
    }
}
