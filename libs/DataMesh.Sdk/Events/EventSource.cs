using DataMesh.Tables;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DataMesh.Sdk.Events;

/// <summary>What streams of events share.</summary>
internal sealed class EventSource(
    NewestSnapshots newest,
    EventDuckDb duckDb,
    ITableStorage storage,
    IOptions<EventOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<EventSource> logger)
{
    private int _streams;

    public NewestSnapshots Newest => newest;

    public EventDuckDb DuckDb => duckDb;

    public ITableStorage Storage => storage;

    public ILogger Logger => logger;

    public TimeProvider Time => time;

    public int MostBuffered => options.Value.MostBuffered;

    public TimeSpan Heartbeat { get; } = TimeSpan.FromSeconds(options.Value.HeartbeatSeconds);

    public TimeSpan LookAgain { get; } = TimeSpan.FromSeconds(options.Value.LookAgainSeconds);

    /// <summary>Streams end when the process is asked to; their readers come again with the last id.</summary>
    public CancellationToken Stopping => lifetime.ApplicationStopping;

    /// <summary>False when there are as many streams as may be.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _streams) <= options.Value.MostStreams)
        {
            return true;
        }

        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _streams);
}
