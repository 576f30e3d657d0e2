using DuckDB.NET.Data;

namespace DataMesh.Tables;

/// <summary>
/// Interrupts a statement when its token is cancelled, again and again until it is disposed: DuckDB forgets an interruption that comes before
/// the statement has begun, and the statement would run on for ever.
/// </summary>
internal sealed class Interruption : IAsyncDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(50);
    private readonly Timer _timer;
    private readonly CancellationTokenRegistration _registration;

    public Interruption(DuckDBCommand command, CancellationToken ct)
    {
        _timer = new(_ => command.Cancel());
        _registration = ct.Register(() => _timer.Change(TimeSpan.Zero, Again));
    }

    /// <summary>Afterwards nothing touches the command any more.</summary>
    public async ValueTask DisposeAsync()
    {
        await _registration.DisposeAsync();
        await _timer.DisposeAsync();
    }
}
