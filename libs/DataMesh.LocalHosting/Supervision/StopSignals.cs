using System.Runtime.InteropServices;

namespace DataMesh.LocalHosting.Supervision;

/// <summary>
/// Turns the first Ctrl+C, SIGTERM or SIGHUP (a closed terminal) into an orderly stop; a second Ctrl+C ends everything at once.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private const int EndedByInterrupt = 130;

    /// <summary>Tools that end a whole process group send the same signal twice; a person is not so fast.</summary>
    private static readonly TimeSpan SameInterrupt = TimeSpan.FromMilliseconds(500);
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly CancellationTokenRegistration _cancellation;
    private readonly Supervisor _supervisor;
    private readonly TimeProvider _time;
    private long _askedAt;

    public StopSignals(Supervisor supervisor, TimeProvider time, CancellationToken cancellationToken)
    {
        (_supervisor, _time) = (supervisor, time);
        _cancellation = cancellationToken.Register(() => _asked.TrySetResult());
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT])
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, Handle));
        }
    }

    public Task Asked => _asked.Task;

    public void Dispose()
    {
        _cancellation.Dispose();
        _registrations.ForEach(registration => registration.Dispose());
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.CompareExchange(ref _askedAt, _time.GetTimestamp(), 0) == 0)
        {
            _asked.TrySetResult();
        }
        else if (context.Signal == PosixSignal.SIGINT && _time.GetElapsedTime(_askedAt) > SameInterrupt)
        {
            _supervisor.Kill();
            Environment.Exit(EndedByInterrupt);
        }
    }
}
