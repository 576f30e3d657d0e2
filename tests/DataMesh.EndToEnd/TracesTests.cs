using System.Diagnostics;
using System.Text.Json.Nodes;
using DataMesh.Client;
using DataMesh.Testing;

namespace DataMesh.EndToEnd;

/// <summary>What a person sees in the Aspire dashboard, asserted through the dashboard's own API.</summary>
public sealed class TracesTests(Mesh mesh)
{
    private static readonly string[] OfARun = ["scheduler", "airports", "catalog"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_consumers_request_is_one_trace_from_the_gateway_through_the_domain_to_DuckDB()
    {
        var trace = ActivityTraceId.CreateRandom().ToString();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/data/airports/airports/v1/airport?$top=5", UriKind.Relative));
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        using var response = await mesh.Gateway.SendAsync(request, Cancel);
        response.EnsureSuccessStatusCode();

        var spans = await Traces.OfAsync(mesh, trace, seen => seen.Any(span => span.Name == "duckdb.query" && Services(seen, span).Contains("gateway")), Cancel);

        var query = spans.First(span => span.Name == "duckdb.query");
        Assert.Equal("airports", query.Service);
        Assert.Equal("duckdb", query.Attributes["db.system.name"]);
        Assert.Equal("5", query.Attributes["db.response.returned_rows"]);
        Assert.Equal(["airports", "gateway"], Services(spans, query));
    }

    [Fact]
    public async Task A_run_is_one_trace_from_the_trigger_through_the_domain_to_the_catalog_with_rows_bytes_and_version()
    {
        var run = await mesh.RunAsync("airports/airports/v1", Cancel);
        Assert.Equal(PipelineRunState.Succeeded, run.State);

        var spans = await Traces.OfAsync(
            mesh,
            run.TraceId!,
            seen => OfARun.All(service => seen.Any(span => span.Service == service && Carries(span)))
                && seen.Any(span => span.Service == "catalog" && Carries(span) && OfARun.All(Services(seen, span).Contains)),
            Cancel);

        var reported = spans.First(span => span.Service == "catalog" && Carries(span));
        Assert.Equal("3376", reported.Attributes["datamesh.rows"]);
        Assert.Equal($"{run.Commits[0].DataVersion}", reported.Attributes["datamesh.data_version"]);
        Assert.Equal($"{run.Commits[0].Bytes}", reported.Attributes["datamesh.bytes"]);
    }

    [Fact]
    public async Task Every_service_sends_logs_metrics_and_traces()
    {
        string[] expected = ["airports", "catalog", "flights", "gateway", "punctuality", "query", "scheduler"];
        await mesh.Gateway.PostSqlAsync("select 1 as one", Cancel);
        using var refused = await mesh.Gateway.GetAsync(new Uri("/data/nobody/nothing/v1/row", UriKind.Relative), Cancel);

        await WaitUntil.TrueAsync(
            async () =>
            {
                var resources = await Traces.ResourcesAsync(mesh, Cancel);
                return expected.All(name => resources.Any(resource => Sends(resource!, name)));
            },
            TimeSpan.FromSeconds(30),
            "every service to send logs, metrics and traces");
    }

    private static bool Sends(JsonNode resource, string name) =>
        (string?)resource["name"] == name
        && (bool?)resource["hasLogs"] == true
        && (bool?)resource["hasTraces"] == true
        && (bool?)resource["hasMetrics"] == true;

    private static bool Carries(Span span) =>
        span.Attributes.ContainsKey("datamesh.rows") && span.Attributes.ContainsKey("datamesh.bytes") && span.Attributes.ContainsKey("datamesh.data_version");

    /// <summary>The services on the way from a span up to the root of its trace.</summary>
    private static IReadOnlyList<string> Services(IReadOnlyList<Span> spans, Span from)
    {
        var services = new SortedSet<string>(StringComparer.Ordinal);
        for (var span = from; span is not null; span = spans.FirstOrDefault(candidate => candidate.Id == span.Parent))
        {
            services.Add(span.Service);
        }

        return [.. services];
    }
}
