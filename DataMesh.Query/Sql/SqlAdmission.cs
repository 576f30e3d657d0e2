using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace DataMesh.Query.Sql;

/// <summary>Lets so many statements run at a time and so many wait.</summary>
internal sealed class SqlAdmission(IOptions<QueryOptions> options) : IDisposable
{
    private readonly ConcurrencyLimiter _limiter = new(new()
    {
        PermitLimit = options.Value.Concurrency,
        QueueLimit = options.Value.Queue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public ValueTask<RateLimitLease> EnterAsync(CancellationToken ct) => _limiter.AcquireAsync(1, ct);

    public void Dispose() => _limiter.Dispose();
}
