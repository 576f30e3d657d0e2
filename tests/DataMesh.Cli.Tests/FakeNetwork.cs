using System.Net;
using System.Net.Http.Json;

namespace DataMesh.Cli.Tests;

/// <summary>A network on which somebody answers as the test says.</summary>
internal sealed class FakeNetwork(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    public List<Uri> Requests { get; } = [];

    public List<string> Bodies { get; } = [];

    public static HttpResponseMessage Json(HttpStatusCode status, object body) => new(status) { Content = JsonContent.Create(body) };

    public static HttpResponseMessage Problem(HttpStatusCode status, object body)
    {
        var response = Json(status, body);
        response.Content.Headers.ContentType = new("application/problem+json");
        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(request.RequestUri!);
        Bodies.Add(request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken));
        var response = answer(request);
        response.RequestMessage = request;
        return response;
    }
}
