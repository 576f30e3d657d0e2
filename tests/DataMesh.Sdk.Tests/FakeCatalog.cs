using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DataMesh.Client;
using Microsoft.AspNetCore.Mvc;

namespace DataMesh.Sdk.Tests;

/// <summary>A catalog that takes everything and remembers it, or is away.</summary>
internal sealed class FakeCatalog : HttpMessageHandler
{
    public volatile bool IsAway;
    private int _tried;

    /// <summary>What the catalog knows of the domain's product; null when it knows nothing.</summary>
    public ProductDetails? Known { get; set; }

    /// <summary>Why a publication is refused; null takes it.</summary>
    public Func<PublishProduct, ProblemDetails?> Refuse { get; set; } = _ => null;

    public ConcurrentQueue<PublishProduct> Published { get; } = [];

    /// <summary>How often it was asked whether it would take something.</summary>
    public int Tried => _tried;

    public ConcurrentQueue<JsonObject> Events { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsAway)
        {
            throw new HttpRequestException("Connection refused");
        }

        if (request.Method == HttpMethod.Post)
        {
            Events.Enqueue((await request.Content!.ReadFromJsonAsync<JsonObject>(cancellationToken))!);
            return new(HttpStatusCode.Created);
        }

        if (request.Method == HttpMethod.Delete)
        {
            return new(HttpStatusCode.NoContent);
        }

        if (request.Method == HttpMethod.Put)
        {
            var publication = (await request.Content!.ReadFromJsonAsync<PublishProduct>(MeshJson.Options, cancellationToken))!;
            var isDryRun = request.RequestUri!.Query.Contains("dryRun=true", StringComparison.Ordinal);
            Interlocked.Add(ref _tried, isDryRun ? 1 : 0);
            if (Refuse(publication) is { } problem)
            {
                return new(HttpStatusCode.Conflict) { Content = JsonContent.Create(problem, options: MeshJson.Options) };
            }

            if (!isDryRun)
            {
                Published.Enqueue(publication);
            }

            return Json(new PublishedProduct { Domain = "shop", Product = "shop", Changed = true, Sequence = 1, Contracts = [] });
        }

        return Known is null ? new(HttpStatusCode.NotFound) { Content = new StringContent("{}") } : Json(Known);
    }

    private static HttpResponseMessage Json<T>(T value) => new(HttpStatusCode.OK) { Content = JsonContent.Create(value, options: MeshJson.Options) };
}
