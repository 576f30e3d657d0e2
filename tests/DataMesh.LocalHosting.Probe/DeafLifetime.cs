using System.Runtime.InteropServices;

namespace DataMesh.LocalHosting.Probe;

/// <summary>A host that does not stop when it is asked to.</summary>
internal sealed class DeafLifetime : IHostLifetime, IDisposable
{
    private readonly PosixSignalRegistration _ignored = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        context.Cancel = true);

    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _ignored.Dispose();
}
