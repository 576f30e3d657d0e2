using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DataMesh.Client;
using DataMesh.Query.Tables;
using DataMesh.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Testing;

namespace DataMesh.Query.Tests;

/// <summary>The real service on a port of its own. (Any type of its assembly names it to the factory.)</summary>
internal sealed class QueryApp : WebApplicationFactory<MeshTables>
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private readonly Dictionary<string, string> _settings = [];

    public QueryApp(Uri catalog, string root)
    {
        UseKestrel();
        With("urls", "http://127.0.0.1:0").With("environment", "Development");
        With("DataMesh:Catalog", catalog.ToString()).With("DataMesh:Tables:Root", root);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public QueryApp With(string setting, string value)
    {
        _settings[setting] = value;
        return this;
    }

    public Task UntilReadyAsync() => WaitUntil.TrueAsync(
        async () =>
        {
            using var health = await CreateClient().GetAsync(new Uri("/health", UriKind.Relative), Cancel);
            return health.StatusCode == HttpStatusCode.OK;
        },
        Deadline,
        "the service to be ready");

    /// <summary>The answer as soon as its head is there.</summary>
    public async Task<HttpResponseMessage> PostAsync(object body, string? accept, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/sql", UriKind.Relative));
        request.Content = JsonContent.Create(body);
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return await CreateClient().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
    }

    public async Task<string> TextAsync(string sql, string accept)
    {
        using var response = await PostAsync(new { sql }, accept, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(accept, response.Content.Headers.ContentType?.MediaType);
        return await response.Content.ReadAsStringAsync(Cancel);
    }

    public async Task<JsonNode> ResultAsync(string sql) => JsonNode.Parse(await TextAsync(sql, "application/json"))!;

    public async Task<(HttpStatusCode Status, ProblemDetails Problem)> ProblemAsync(object body, string? accept = null)
    {
        using var response = await PostAsync(body, accept, Cancel);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<ProblemDetails>(MeshJson.Options, Cancel))!);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (setting, value) in _settings)
        {
            builder.UseSetting(setting, value);
        }
    }
}
