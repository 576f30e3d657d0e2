using DataMesh.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DataMesh.Gateway.Tests.Requests;

/// <summary>A stream of events passes as it comes, and its beginning at once.</summary>
public sealed class EventStreamsTests : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private readonly SemaphoreSlim _next = new(0);
    private readonly TaskCompletionSource<string> _lastId = new();
    private readonly TaskCompletionSource _left = new();
    private FakeCatalog _catalog = null!;
    private WebApplication _domain = null!;
    private GatewayApp _gateway = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _catalog = await FakeCatalog.StartAsync();
        _domain = await StartDomainAsync();
        _gateway = new GatewayApp(_catalog.Address);
        _catalog.Publish("shop", "orders", new(_domain.Urls.First()), "orders/v1/order");
        await _gateway.UntilAsync("/data/shop/orders/v1/order", System.Net.HttpStatusCode.OK);
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _domain.DisposeAsync();
        await _catalog.DisposeAsync();
        _next.Dispose();
    }

    [Fact]
    public async Task Each_event_arrives_when_it_is_sent_and_the_last_id_reaches_the_domain()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/data/shop/orders/v1/events", UriKind.Relative)) { Headers = { { "Last-Event-ID", "order:4" } } };
        using var response = await _gateway.CreateClient().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel).WaitAsync(Deadline, Cancel);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(Cancel));

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("retry: 2000", await LineAsync());
        for (var sent = 0; sent < 3; sent++)
        {
            _next.Release();
            Assert.Equal($"data: {sent}", await LineAsync());
        }

        Assert.Equal("order:4", await _lastId.Task);

        async Task<string?> LineAsync() => await lines.ReadLineAsync(Cancel).AsTask().WaitAsync(Deadline, Cancel);
    }

    [Fact]
    public async Task A_reader_that_leaves_is_gone_for_the_domain_too()
    {
        using (var response = await _gateway.CreateClient().GetAsync(new Uri("/data/shop/orders/v1/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancel))
        {
            Assert.True(response.IsSuccessStatusCode);
        }

        await _left.Task.WaitAsync(Deadline, Cancel);
    }

    private async Task<WebApplication> StartDomainAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/data/shop/orders/v1/order", () => "rows");
        app.MapGet("/data/shop/orders/v1/events", StreamAsync);
        await app.StartAsync();
        return app;
    }

    private async Task StreamAsync(HttpContext http)
    {
        _lastId.TrySetResult(http.Request.Headers["Last-Event-ID"].ToString());
        http.Response.ContentType = "text/event-stream";
        await http.Response.WriteAsync("retry: 2000\n", http.RequestAborted);
        try
        {
            for (var sent = 0; ; sent++)
            {
                await _next.WaitAsync(http.RequestAborted);
                await http.Response.WriteAsync($"data: {sent}\n", http.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            _left.TrySetResult();
        }
    }
}
