namespace DataMesh.LocalHosting.Supervision;

/// <summary>
/// When a crashed process is started again: after 0.2 s, doubled by each crash of the last minute, at most 10 s; not after the fifth. One that
/// ends with 75 (sysexits.h, EX_TEMPFAIL) wishes to be started anew: it is, however often.
/// </summary>
internal sealed class RestartPolicy
{
    public const int Attempts = 5;
    private const int StartsAnew = 75;
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private readonly Queue<DateTimeOffset> _crashes = new();

    /// <summary>How long to wait before the next start; null to give up.</summary>
    public TimeSpan? Crashed(DateTimeOffset now, int exitCode = 1)
    {
        if (exitCode == StartsAnew)
        {
            return First;
        }

        _crashes.Enqueue(now);
        while (now - _crashes.Peek() > Window)
        {
            _crashes.Dequeue();
        }

        if (_crashes.Count >= Attempts)
        {
            return null;
        }

        var delay = First * Math.Pow(2, _crashes.Count - 1);
        return delay < Longest ? delay : Longest;
    }

    /// <summary>Somebody started the resource again: what was before does not count.</summary>
    public void Forget() => _crashes.Clear();
}
