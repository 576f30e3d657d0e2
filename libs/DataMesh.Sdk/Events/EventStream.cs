using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace DataMesh.Sdk.Events;

/// <summary>
/// Writes server-sent events (HTML standard, section 9.2). It waits until the client has taken what was sent before, and keeps no more than
/// that: a slow client holds up nobody but itself.
/// </summary>
internal sealed class EventStream(HttpContext http, TimeProvider time)
{
    private const int FlushAt = 32 * 1024;
    private readonly ArrayBufferWriter<byte> _pending = new();
    private long _sentAt = time.GetTimestamp();

    public bool HasStarted { get; private set; }

    /// <summary>Since anything was sent.</summary>
    public TimeSpan Silence => time.GetElapsedTime(_sentAt);

    /// <summary>Sends an event, or with others a little later.</summary>
    public async Task AddAsync(string cursor, CloudEvent? sent, CancellationToken ct)
    {
        // Without data nothing is dispatched, but the client remembers the id.
        Encoding.UTF8.GetBytes($"id: {cursor}\n", _pending);
        if (sent is not null)
        {
            _pending.Write("data: "u8);
            sent.Write(_pending);
            _pending.Write("\n"u8);
        }

        _pending.Write("\n"u8);
        if (_pending.WrittenCount > FlushAt)
        {
            await FlushAsync(ct);
        }
    }

    /// <summary>A remark, so that everything on the way knows that the stream lives.</summary>
    public Task BeatAsync(CancellationToken ct)
    {
        _pending.Write(": \n\n"u8);
        return FlushAsync(ct);
    }

    /// <summary>Sends what has gathered; at first, headers too.</summary>
    public async Task FlushAsync(CancellationToken ct)
    {
        var response = http.Response;
        if (!HasStarted)
        {
            HasStarted = true;
            response.ContentType = "text/event-stream";
            response.Headers.CacheControl = "no-cache, no-store";
            response.Headers["X-Accel-Buffering"] = "no";
            await response.Body.WriteAsync("retry: 2000\n\n"u8.ToArray(), ct);
        }

        await response.Body.WriteAsync(_pending.WrittenMemory, ct);
        await response.Body.FlushAsync(ct);
        _pending.ResetWrittenCount();
        _sentAt = time.GetTimestamp();
    }
}
