using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using DataMesh.EmbeddedServers.Postgres;
using DataMesh.EmbeddedServers.Processes;
using DataMesh.EmbeddedServers.Serving;
using DataMesh.Testing;

namespace DataMesh.EmbeddedServers.Tests.Dashboard;

/// <summary>The real dashboard, where npm can bring it.</summary>
[Collection("servers")]
public sealed class RunDashboardTests : IDisposable
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";
    private const string Trace = """
        {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"gateway"}}]},
        "scopeSpans":[{"scope":{"name":"test"},
        "spans":[{"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"b7ad6b7169203331","name":"GET /data","kind":2,
        "startTimeUnixNano":"1795445479357563200","endTimeUnixNano":"1795445479362563200"}]}]}]}
        """;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    private readonly TempFolder _tools = new();
    private readonly int _frontend = FreePort.Find();
    private readonly int _http = FreePort.Find();

    [Fact]
    public async Task Traces_sent_to_it_can_be_read_back_and_it_never_outlives_the_program()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Looks at processes through /proc.");
        Assert.SkipWhen(SearchPath.For(new ThisMachine(), "npm") is null, "npm is not installed.");
        await using var server = Start();
        await WaitUntil.TrueAsync(
            async () => server.Output.Contains("npm could not install", StringComparison.Ordinal) || await server.IsHealthyAsync(),
            TimeSpan.FromMinutes(5),
            "the dashboard is installed and healthy");
        Assert.SkipWhen(server.Output.Contains("npm could not install", StringComparison.Ordinal), "npm has no registry.");

        using var client = new HttpClient();
        using var content = new StringContent(Trace, Encoding.UTF8, "application/json");
        var collector = new Uri($"http://localhost:{_http}/v1/traces");
        using var sent = await client.PostAsync(collector, content, TestContext.Current.CancellationToken);
        Assert.True(sent.IsSuccessStatusCode);
        var address = new Uri($"http://localhost:{_frontend}/api/telemetry/traces");
        await WaitUntil.TrueAsync(
            async () => (await client.GetFromJsonAsync<JsonElement>(address)).GetRawText().Contains(TraceId, StringComparison.Ordinal),
            Soon,
            "the dashboard shows the trace");

        var dashboard = Assert.Single(Running.Find("aspire-managed", $":{_frontend}"));
        Signal.Kill.Send(dashboard);
        await WaitUntil.TrueAsync(
            async () => Running.Find("aspire-managed", $":{_frontend}") is [var next] && next != dashboard && await server.IsHealthyAsync(),
            Soon,
            "a killed dashboard is started again");
        await server.KillAsync();
        await WaitUntil.TrueAsync(() => Running.Find("aspire-managed", $":{_frontend}").Count == 0, Soon, "no dashboard is left");
    }

    [Fact]
    public async Task Without_npm_it_ends_with_one_sentence()
    {
        await using var server = Start(("PATH", "/nowhere"));

        Assert.Equal(ServeUntilStopped.CannotServe, await server.EndAsync());
        Assert.Contains(
            "npm, which installs the Aspire dashboard, is not on the PATH; install Node.js", server.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _tools.Dispose();

    private ServerProcess Start(params (string Name, string Value)[] environment) => ServerProcess.Start(
        [
            "dashboard", "--tools", _tools.Path,
            "--frontend-port", $"{_frontend}", "--otlp-grpc-port", $"{FreePort.Find()}", "--otlp-http-port", $"{_http}",
        ],
        environment.ToDictionary(variable => variable.Name, variable => (string?)variable.Value));
}
