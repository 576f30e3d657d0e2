using DataMesh.Tables;

namespace DataMesh.Sdk.Rest;

/// <summary>The DuckDB that answers REST requests: one instance, a connection for each request, only so many at a time.</summary>
internal sealed class RestDuckDb : IDisposable
{
    private const int MostAtATime = 8;
    private readonly Lazy<DuckDbSession> _instance = new(() => DuckDbSession.Open(new() { MemoryMegabytes = 256, Threads = 2 }));
    private readonly SemaphoreSlim _admission = new(MostAtATime, MostAtATime);

    /// <summary>A connection; dispose it to let the next request in.</summary>
    public async Task<Lease> OpenAsync(CancellationToken ct)
    {
        await _admission.WaitAsync(ct);
        try
        {
            return new(_instance.Value.Fork(), _admission);
        }
        catch
        {
            _admission.Release();
            throw;
        }
    }

    public void Dispose()
    {
        if (_instance.IsValueCreated)
        {
            _instance.Value.Dispose();
        }

        _admission.Dispose();
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
