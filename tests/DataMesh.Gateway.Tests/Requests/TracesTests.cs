using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using DataMesh.Testing;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace DataMesh.Gateway.Tests.Requests;

public sealed class TracesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_callers_trace_goes_on_in_the_domain_with_the_gateways_span_between()
    {
        var spans = new Spans();
        await using var catalog = await FakeCatalog.StartAsync();
        await using var domain = await EchoService.StartAsync("traced");
        await using var gateway = new GatewayApp(catalog.Address)
            .With(services => services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(spans)));
        catalog.Publish("traced", "traced", domain.Address, "traced/v4/thing");
        await gateway.UntilAsync("/data/traced/traced/v4/thing", HttpStatusCode.OK);
        var (trace, parent) = (ActivityTraceId.CreateRandom().ToHexString(), ActivitySpanId.CreateRandom().ToHexString());
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/data/traced/traced/v4/thing?last", UriKind.Relative));
        request.Headers.Add("traceparent", $"00-{trace}-{parent}-01");

        // A caller outside: this process's own tracing must not touch the request.
        using var caller = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null })
        {
            BaseAddress = gateway.CreateClient().BaseAddress,
        };
        using var response = await caller.SendAsync(request, Cancel);
        await WaitUntil.TrueAsync(() => spans.Below(parent) is not null, TimeSpan.FromSeconds(10), "the request's span to end");

        var server = spans.Below(parent)!;
        Assert.Equal("Microsoft.AspNetCore", server.Source.Name);
        Assert.Equal(trace, server.TraceId.ToHexString());
        Assert.Equal("traced", server.GetTagItem("datamesh.domain"));
        Assert.Equal("traced", server.GetTagItem("datamesh.contract"));
        Assert.Equal("4", server.GetTagItem("datamesh.major"));
        var forwarded = domain.Requests.Last().Headers["traceparent"].Split('-');
        Assert.Equal(trace, forwarded[1]);
        Assert.NotEqual(parent, forwarded[2]);
    }

    [Fact]
    public async Task Requests_are_counted_by_product_and_status()
    {
        var counted = new ConcurrentQueue<Dictionary<string, object?>>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == "datamesh.gateway.data_requests")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => counted.Enqueue(new Dictionary<string, object?>(tags.ToArray())));
        listener.Start();
        await using var catalog = await FakeCatalog.StartAsync();
        await using var domain = await EchoService.StartAsync("counted");
        await using var gateway = new GatewayApp(catalog.Address);
        catalog.Publish("counted", "counted", domain.Address, "counted/v2/thing");

        await gateway.UntilAsync("/data/counted/counted/v2/thing", HttpStatusCode.OK);

        await WaitUntil.TrueAsync(
            () => counted.Any(tags => Equals(tags["datamesh.domain"], "counted")), TimeSpan.FromSeconds(10), "the request to be counted");
        var tags = counted.First(tags => Equals(tags["datamesh.domain"], "counted"));
        Assert.Equal("counted", tags["datamesh.contract"]);
        Assert.Equal("2", tags["datamesh.major"]);
        Assert.Equal(200, tags["http.response.status_code"]);
    }

    private sealed class Spans : BaseProcessor<Activity>
    {
        private readonly ConcurrentQueue<Activity> _ended = [];

        public Activity? Below(string parent) => _ended.FirstOrDefault(span => span.ParentSpanId.ToHexString() == parent);

        public override void OnEnd(Activity data) => _ended.Enqueue(data);
    }
}
