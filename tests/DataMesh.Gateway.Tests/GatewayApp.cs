using System.Net;
using System.Net.Http.Json;
using DataMesh.Client;
using DataMesh.Gateway.Routing;
using DataMesh.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace DataMesh.Gateway.Tests;

/// <summary>
/// The real gateway on a port of its own, with the settings that an AppHost would give it. (Any type of its
/// assembly names it to the factory.)
/// </summary>
internal sealed class GatewayApp : WebApplicationFactory<MeshRouteProvider>
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private readonly Dictionary<string, string> _settings = [];
    private readonly List<Action<IServiceCollection>> _services = [];

    public GatewayApp(Uri catalog)
    {
        // With a port given to UseKestrel the factory races with the program's own start.
        UseKestrel();
        With("urls", "http://127.0.0.1:0");
        With("DataMesh:Catalog", catalog.ToString());
        With("environment", "Development");
        With("AllowedHosts", "127.0.0.1;localhost;gateway");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public GatewayApp With(string setting, string value)
    {
        _settings[setting] = value;
        return this;
    }

    /// <summary>Where service discovery finds a service.</summary>
    public GatewayApp WithService(string name, Uri address) => With($"services:{name}:http:0", address.ToString());

    public GatewayApp With(Action<IServiceCollection> services)
    {
        _services.Add(services);
        return this;
    }

    public async Task<HttpResponseMessage> GetAsync(string path) => await CreateClient().GetAsync(new Uri(path, UriKind.Relative), Cancel);

    public async Task<(HttpStatusCode Status, ProblemDetails Problem)> ProblemAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        using var response = await CreateClient().SendAsync(request, Cancel);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<ProblemDetails>(MeshJson.Options, Cancel))!);
    }

    /// <summary>Waits for routes to follow the feed.</summary>
    public Task UntilAsync(string path, HttpStatusCode status) => WaitUntil.TrueAsync(
        async () =>
        {
            using var response = await GetAsync(path);
            return response.StatusCode == status;
        },
        Deadline,
        $"{path} to answer {(int)status}");

    public Task UntilReadyAsync() => UntilAsync("/health", HttpStatusCode.OK);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (setting, value) in _settings)
        {
            builder.UseSetting(setting, value);
        }

        builder.ConfigureTestServices(services => _services.ForEach(add => add(services)));
    }
}
