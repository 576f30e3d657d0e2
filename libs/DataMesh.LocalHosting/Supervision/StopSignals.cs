using System.Runtime.InteropServices;

namespace DataMesh.LocalHosting.Supervision;

/// <summary>Turns the first Ctrl+C, SIGTERM or SIGHUP (a closed terminal) into an orderly stop; a second Ctrl+C ends everything at once.</summary>
internal sealed class StopSignals : IDisposable
{
    private const int EndedByInterrupt = 130;
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly CancellationTokenRegistration _cancellation;
    private readonly Supervisor _supervisor;

    public StopSignals(Supervisor supervisor, CancellationToken cancellationToken)
    {
        _supervisor = supervisor;
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
        if (!_asked.TrySetResult() && context.Signal == PosixSignal.SIGINT)
        {
            _supervisor.Kill();
            Environment.Exit(EndedByInterrupt);
        }
    }
}
