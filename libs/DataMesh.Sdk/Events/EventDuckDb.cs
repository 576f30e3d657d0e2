using DataMesh.Tables;

namespace DataMesh.Sdk.Events;

/// <summary>The DuckDB that puts events in order: apart from that of other readers, bounded, and on disk where a commit is large.</summary>
internal sealed class EventDuckDb : IDisposable
{
    private const int MostAtATime = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _admission = new(MostAtATime, MostAtATime);
    private readonly Lazy<(DuckDbSession Session, DirectoryInfo Folder)> _instance = new(Open);

    /// <summary>A connection; dispose it to let the next stream in.</summary>
    public async Task<Lease> OpenAsync(CancellationToken ct)
    {
        await _admission.WaitAsync(ct);
        try
        {
            return new(_instance.Value.Session.Fork(), _admission);
        }
        catch
        {
            _admission.Release();
            throw;
        }
    }

    /// <summary>Waits for those that read: an engine that goes away under a query takes the process with it.</summary>
    public void Dispose()
    {
        for (var place = 0; place < MostAtATime; place++)
        {
            if (!_admission.Wait(Patience))
            {
                return;
            }
        }

        if (_instance.IsValueCreated)
        {
            _instance.Value.Session.Dispose();
            _instance.Value.Folder.Delete(recursive: true);
        }

        _admission.Dispose();
    }

    private static (DuckDbSession Session, DirectoryInfo Folder) Open()
    {
        var folder = Directory.CreateTempSubdirectory("datamesh-events-");
        return (DuckDbSession.Open(new() { MemoryMegabytes = 256, Threads = 2, TemporaryFolder = folder.FullName }), folder);
    }

    internal sealed class Lease(DuckDbSession session, SemaphoreSlim admission) : IDisposable
    {
        public DuckDbSession Session => session;

        public void Dispose()
        {
            session.Dispose();
            admission.Release();
        }
    }
}
