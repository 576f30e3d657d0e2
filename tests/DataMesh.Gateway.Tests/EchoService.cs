using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DataMesh.Gateway.Tests;

/// <summary>A service on a port of its own that answers every request with its name and remembers what reached it.</summary>
internal sealed class EchoService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Seen> _requests = [];

    private EchoService(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public IReadOnlyCollection<Seen> Requests => _requests;

    public static async Task<EchoService> StartAsync(string name)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var service = new EchoService(builder.Build());
        service._app.Run(async context =>
        {
            var request = context.Request;
            var headers = request.Headers.ToDictionary(
                header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            service._requests.Enqueue(new(request.Method, request.Path + request.QueryString.Value, headers));
            await request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            await context.Response.WriteAsync(name, context.RequestAborted);
        });
        await service._app.StartAsync();
        return service;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    internal sealed record Seen(string Method, string Target, IReadOnlyDictionary<string, string> Headers);
}
