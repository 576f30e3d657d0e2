using System.Net;
using System.Net.Http.Json;
using DataMesh.Client;

namespace DataMesh.Scheduler.Tests;

/// <summary>The catalog's change feed, filled by the test.</summary>
internal sealed class FakeFeed : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly List<Change> _changes = [];

    public void Publish(string domain, string? schedule = null, params ReadOnlySpan<string> inputs)
    {
        var declared = inputs.ToArray().Select(input => new InputPort { ContractId = $"urn:{input}", Major = 1 }).ToList();
        Append(sequence => new ProductPublished
        {
            Sequence = sequence,
            At = DateTimeOffset.UnixEpoch,
            Domain = domain,
            Product = "orders",
            Version = "1.0.0",
            Address = new Uri($"http://{domain}.test"),
            Contracts = [new() { Id = $"urn:{domain}", Contract = "orders", Version = "1.0.0", Major = 1, Objects = ["order", "line"], Schedule = schedule, Inputs = declared }],
        });
    }

    public void Commit(string domain, string runId, string table = "order") => Append(sequence => new DataCommitted
    {
        Sequence = sequence,
        At = DateTimeOffset.UnixEpoch,
        Domain = domain,
        Contract = "orders",
        Major = 1,
        Object = table,
        DataVersion = sequence,
        Rows = 1,
        Bytes = 1,
        RunId = runId,
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var query = System.Web.HttpUtility.ParseQueryString(request.RequestUri!.Query);
        var after = long.Parse(query["after"]!, System.Globalization.CultureInfo.InvariantCulture);
        var page = Page(after);
        if (page.Changes.Count == 0)
        {
            await Task.Delay(50, cancellationToken);
        }

        return new(HttpStatusCode.OK) { Content = JsonContent.Create(page, options: MeshJson.Options) };
    }

    private void Append(Func<long, Change> change)
    {
        lock (_lock)
        {
            _changes.Add(change(_changes.Count + 1));
        }
    }

    private ChangePage Page(long after)
    {
        lock (_lock)
        {
            var changes = _changes.Where(change => change.Sequence > after).ToList();
            return new() { Changes = changes, Next = changes.Count > 0 ? changes[^1].Sequence : after };
        }
    }
}
