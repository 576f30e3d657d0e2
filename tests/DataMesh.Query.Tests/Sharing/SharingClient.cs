using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace DataMesh.Query.Tests.Sharing;

/// <summary>Speaks the Delta Sharing protocol as its clients do.</summary>
internal sealed class SharingClient(QueryApp app, string? token = null)
{
    public const string Airport = "/shares/airports/schemas/airports_v1/tables/airport";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, string? capabilities = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path.StartsWith("http", StringComparison.Ordinal) ? path : "/delta-sharing" + path, UriKind.RelativeOrAbsolute));
        request.Content = body is null ? null : body as HttpContent ?? JsonContent.Create(body);
        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        if (capabilities is not null)
        {
            request.Headers.Add("delta-sharing-capabilities", capabilities);
        }

        return await app.CreateClient().SendAsync(request, Cancel);
    }

    public async Task<JsonObject> GetAsync(string path)
    {
        using var response = await SendAsync(HttpMethod.Get, path);
        var text = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>The lines of an answer and the version in its head.</summary>
    public async Task<(long Version, IReadOnlyList<JsonObject> Lines)> LinesAsync(HttpMethod method, string path, object? body = null, string? capabilities = null)
    {
        using var response = await SendAsync(method, path, body, capabilities);
        var text = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        Assert.Equal("application/x-ndjson", response.Content.Headers.ContentType?.MediaType);
        return (
            long.Parse(Assert.Single(response.Headers.GetValues("Delta-Table-Version")), System.Globalization.CultureInfo.InvariantCulture),
            [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())]);
    }

    public async Task<(HttpStatusCode Status, string Code, string Message)> ErrorAsync(HttpMethod method, string path, object? body = null, string? capabilities = null)
    {
        using var response = await SendAsync(method, path, body, capabilities);
        var error = await response.Content.ReadFromJsonAsync<JsonObject>(Cancel);
        return (response.StatusCode, (string)error!["errorCode"]!, (string)error["message"]!);
    }
}
