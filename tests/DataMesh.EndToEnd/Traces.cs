using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aspire.Hosting.Testing;
using DataMesh.Testing;

namespace DataMesh.EndToEnd;

/// <summary>Traces as the Aspire dashboard's JSON API gives them (OTLP/JSON below <c>data.resourceSpans</c>).</summary>
internal static class Traces
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The spans of a trace, once they satisfy the condition; exporters send every second.</summary>
    public static async Task<IReadOnlyList<Span>> OfAsync(Mesh mesh, string traceId, Func<IReadOnlyList<Span>, bool> complete, CancellationToken ct)
    {
        using var dashboard = new HttpClient { BaseAddress = await DashboardAsync(mesh, ct) };
        IReadOnlyList<Span> spans = [];
        try
        {
            // A trace arrives in pieces, service by service.
            await WaitUntil.TrueAsync(
                async () => complete(spans = await ReadAsync(dashboard, $"/api/telemetry/traces/{traceId}", ct)),
                Patience,
                $"trace {traceId} to be complete");
        }
        catch (TimeoutException)
        {
            Assert.Fail($"Trace {traceId} has only:\n{string.Join('\n', spans)}");
        }

        return spans;
    }

    public static async Task<JsonArray> ResourcesAsync(Mesh mesh, CancellationToken ct)
    {
        using var dashboard = new HttpClient { BaseAddress = await DashboardAsync(mesh, ct) };
        return await dashboard.GetFromJsonAsync<JsonArray>(new Uri("/api/telemetry/resources", UriKind.Relative), ct) ?? [];
    }

#if MESH_ENGINE_ASPIRE
    private static Task<Uri> DashboardAsync(Mesh mesh, CancellationToken ct)
    {
        Assert.Skip("Aspire 13.5 tells tests no address of its dashboard.");
        return Task.FromResult(new Uri("http://unreachable"));
    }
#else
    private static async Task<Uri> DashboardAsync(Mesh mesh, CancellationToken ct) =>
        new((await mesh.App.GetDashboardUrlAsync(ct)).GetLeftPart(UriPartial.Authority));
#endif

    private static async Task<IReadOnlyList<Span>> ReadAsync(HttpClient dashboard, string path, CancellationToken ct)
    {
        using var response = await dashboard.GetAsync(new Uri(path, UriKind.Relative), ct);
        if (!response.IsSuccessStatusCode)
        {
            return [];
        }

        using var document = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(ct), default, ct);
        return
        [
            .. from resource in document.RootElement.GetProperty("data").GetProperty("resourceSpans").EnumerateArray()
               let service = Attributes(resource.GetProperty("resource"))["service.name"]
               from scope in resource.GetProperty("scopeSpans").EnumerateArray()
               from span in scope.GetProperty("spans").EnumerateArray()
               select new Span(
                   service,
                   span.GetProperty("name").GetString()!,
                   span.GetProperty("spanId").GetString()!,
                   span.TryGetProperty("parentSpanId", out var parent) ? parent.GetString() : null,
                   Attributes(span)),
        ];
    }

    private static Dictionary<string, string> Attributes(JsonElement element) =>
        element.TryGetProperty("attributes", out var attributes)
            ? attributes.EnumerateArray().ToDictionary(
                attribute => attribute.GetProperty("key").GetString()!,
                attribute => attribute.GetProperty("value").EnumerateObject().First().Value.ToString())
            : [];
}
