using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DataMesh.Client;

namespace DataMesh.Sdk.Tests;

/// <summary>A catalog that takes everything and remembers it, or is away.</summary>
internal sealed class FakeCatalog : HttpMessageHandler
{
    public volatile bool IsAway;

    /// <summary>What the catalog knows of the domain's product; null when it knows nothing.</summary>
    public ProductDetails? Known { get; set; }

    public ConcurrentQueue<PublishProduct> Published { get; } = [];

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
            Published.Enqueue((await request.Content!.ReadFromJsonAsync<PublishProduct>(MeshJson.Options, cancellationToken))!);
            return Json(new PublishedProduct { Domain = "shop", Product = "shop", Changed = true, Sequence = 1, Contracts = [] });
        }

        return Known is null ? new(HttpStatusCode.NotFound) { Content = new StringContent("{}") } : Json(Known);
    }

    private static HttpResponseMessage Json<T>(T value) => new(HttpStatusCode.OK) { Content = JsonContent.Create(value, options: MeshJson.Options) };
}
