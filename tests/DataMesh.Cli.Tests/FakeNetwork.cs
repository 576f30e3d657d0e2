using System.Net;
using System.Net.Http.Json;
using DataMesh.Client;

namespace DataMesh.Cli.Tests;

/// <summary>A network on which somebody answers as the test says.</summary>
internal sealed class FakeNetwork(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    public List<Uri> Requests { get; } = [];

    public List<string> Bodies { get; } = [];

    public static HttpResponseMessage Json<T>(HttpStatusCode status, T body) =>
        new(status) { Content = JsonContent.Create(body, options: MeshJson.Options) };

    public static HttpResponseMessage Problem<T>(HttpStatusCode status, T body)
    {
        var response = Json(status, body);
        response.Content.Headers.ContentType = new("application/problem+json");
        return response;
    }

    /// <summary>The airports' contract as the catalog answers it.</summary>
    public static ContractDetails Contract(string text) => new()
    {
        Contract = new() { Id = "urn:datamesh:contract:airports:airports", Domain = "airports", Contract = "airports", Version = "1.0.0", Major = 1 },
        Product = "airports",
        Document = new() { File = "airports.odcs.yaml", Content = text },
        PublishedAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        Versions = [],
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(request.RequestUri!);
        Bodies.Add(request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken));
        var response = answer(request);
        response.RequestMessage = request;
        return response;
    }
}
