using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;

namespace DataMesh.Client;

/// <summary>
/// Typed client of the catalog. Network failures surface as <see cref="HttpRequestException"/> (worth repeating), refusals (4xx) as
/// <see cref="CatalogRefusedException"/> (not worth repeating).
/// </summary>
public sealed class CatalogClient(HttpClient http)
{
    private const int DefaultPage = 500;

    /// <summary>Publishes a product and its contracts. Identical content changes nothing.</summary>
    public async Task<PublishedProduct> PublishAsync(string domain, string product, PublishProduct publication, CancellationToken ct)
    {
        using var response = await http.PutAsJsonAsync(ProductPath(domain, product), publication, MeshJson.Options, ct);
        return await ReadAsync<PublishedProduct>(response, ct);
    }

    /// <summary>Answers as <see cref="PublishAsync"/> would, and keeps nothing.</summary>
    public async Task<PublishedProduct> TryPublishAsync(string domain, string product, PublishProduct publication, CancellationToken ct)
    {
        using var response = await http.PutAsJsonAsync(ProductPath(domain, product) + "?dryRun=true", publication, MeshJson.Options, ct);
        return await ReadAsync<PublishedProduct>(response, ct);
    }

    /// <summary>
    /// Leaves: the domain's products stay published and are served no longer. Nothing happens when the domain has announced another address
    /// than <paramref name="address"/> in the meantime: another process serves it then.
    /// </summary>
    public async Task LeaveAsync(string domain, Uri address, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(address);
        var path = $"api/domains/{Uri.EscapeDataString(domain)}/address?only={Uri.EscapeDataString(address.AbsoluteUri)}";
        using var response = await http.DeleteAsync(path, ct);
        await ThrowIfRefusedAsync(response, ct);
    }

    /// <summary>One product, or null when the catalog does not know it.</summary>
    public Task<ProductDetails?> FindProductAsync(string domain, string product, CancellationToken ct) =>
        FindAsync<ProductDetails>(ProductPath(domain, product), ct);

    /// <summary>Products in the order of their names, beginning after <paramref name="after"/> (<c>domain/product</c>, or null for the first).</summary>
    public async Task<IReadOnlyList<ProductSummary>> ListProductsAsync(string? after, int limit, CancellationToken ct)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"api/products?limit={limit}");
        using var response = await http.GetAsync(after is null ? path : $"{path}&after={Uri.EscapeDataString(after)}", ct);
        return await ReadAsync<List<ProductSummary>>(response, ct);
    }

    /// <summary>A contract in one version, the current one of its major when <paramref name="version"/> is null; null when there is none.</summary>
    public Task<ContractDetails?> FindContractAsync(string domain, string contract, int major, string? version, CancellationToken ct)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"api/contracts/{Uri.EscapeDataString(domain)}/{Uri.EscapeDataString(contract)}/v{major}");
        return FindAsync<ContractDetails>(version is null ? path : $"{path}?version={Uri.EscapeDataString(version)}", ct);
    }

    /// <summary>All there is to show about a product, or null when the catalog does not know it.</summary>
    public Task<ProductPage?> FindPageAsync(string domain, string product, CancellationToken ct) =>
        FindAsync<ProductPage>($"{ProductPath(domain, product)}/page", ct);

    /// <summary>Rates a product in a consumer's name, or changes that consumer's rating.</summary>
    public async Task<Rating> RateAsync(string domain, string product, string consumer, RateProduct rating, CancellationToken ct)
    {
        using var response = await http.PutAsJsonAsync($"{ProductPath(domain, product)}/ratings/{Uri.EscapeDataString(consumer)}", rating, MeshJson.Options, ct);
        return await ReadAsync<Rating>(response, ct);
    }

    /// <summary>Searches the products, best first.</summary>
    public async Task<SearchPage> SearchAsync(SearchRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        var parameters = new (string Name, IEnumerable<string?> Values)[]
        {
            ("q", [request.Text]), ("domain", request.Domains), ("tag", request.Tags), ("classification", request.Classifications),
            ("status", request.Statuses), ("quality", request.Qualities), ("after", [request.After]),
        };
        var query = parameters.SelectMany(parameter => parameter.Values.OfType<string>().Select(value => $"&{parameter.Name}={Uri.EscapeDataString(value)}"));
        using var response = await http.GetAsync(string.Create(CultureInfo.InvariantCulture, $"api/search?limit={request.Limit}{string.Concat(query)}"), ct);
        return await ReadAsync<SearchPage>(response, ct);
    }

    /// <summary>
    /// Changes after a cursor, in order. The catalog answers at once when there are any, else holds the request for up to
    /// <paramref name="wait"/> (0 to 30 s).
    /// </summary>
    public async Task<ChangePage> GetChangesAsync(long after, TimeSpan wait, CancellationToken ct)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"api/changes?after={after}&limit={DefaultPage}&wait={wait.TotalSeconds}");
        using var response = await http.GetAsync(path, ct);
        return await ReadAsync<ChangePage>(response, ct);
    }

    /// <summary>Reports an OpenLineage run event. Reporting the same event twice is harmless.</summary>
    public async Task ReportAsync(JsonObject runEvent, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(runEvent);
        using var content = new StringContent(runEvent.ToJsonString(), new MediaTypeHeaderValue("application/json", "utf-8"));
        using var response = await http.PostAsync("api/v1/lineage", content, ct);
        await ThrowIfRefusedAsync(response, ct);
    }

    /// <summary>Reports what was read in one minute. The same instance and minute count once.</summary>
    public async Task ReportUsageAsync(UsageReport report, CancellationToken ct)
    {
        using var response = await http.PostAsJsonAsync("api/usage", report, MeshJson.Options, ct);
        await ThrowIfRefusedAsync(response, ct);
    }

    private async Task<T?> FindAsync<T>(string path, CancellationToken ct)
        where T : class
    {
        using var response = await http.GetAsync(path, ct);
        return response.StatusCode == HttpStatusCode.NotFound ? null : await ReadAsync<T>(response, ct);
    }

    private static string ProductPath(string domain, string product) =>
        $"api/products/{Uri.EscapeDataString(domain)}/{Uri.EscapeDataString(product)}";

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken ct)
    {
        await ThrowIfRefusedAsync(response, ct);
        return await response.Content.ReadFromJsonAsync<T>(MeshJson.Options, ct)
            ?? throw new InvalidOperationException($"{response.RequestMessage?.RequestUri} answered with an empty body.");
    }

    private static async Task ThrowIfRefusedAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var refused = (int)response.StatusCode is >= 400 and < 500
            && response.StatusCode is not (HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests);
        if (!refused)
        {
            response.EnsureSuccessStatusCode();
            return;
        }

        throw new CatalogRefusedException(response.StatusCode, await ReadProblemAsync(response, ct));
    }

    private static async Task<ProblemDetails> ReadProblemAsync(HttpResponseMessage response, CancellationToken ct)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync<ProblemDetails>(MeshJson.Options, ct) ?? Unexplained(response);
        }
        catch (JsonException)
        {
            // Something between us and the catalog answered, not the catalog.
            return Unexplained(response);
        }
    }

    private static ProblemDetails Unexplained(HttpResponseMessage response) =>
        new() { Status = (int)response.StatusCode, Title = response.ReasonPhrase, Detail = "The answer carried no problem details." };
}
