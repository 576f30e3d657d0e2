using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using DataMesh.Client;

namespace DataMesh.Catalog.Tests.Lineage;

public sealed class RefusedEventsTests : IAsyncLifetime
{
    private const string Nul = "\\u0000";
    private const string Half = "\\ud800";
    private readonly CatalogHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Faults { get; } = new()
    {
        { "[]", "$" },
        { Event(run: "{}"), "$.run.runId" },
        { Event(time: "yesterday"), "$.eventTime" },
        { Event(more: """, "eventType": "FINISHED-IN-SOME-WAY" """), "$.eventType" },
        { Event(more: """, "eventTime": "2026-01-01T00:00:00Z" """), "$.eventTime" },
        { Event(more: """, "outputs": [ { "name": "x" } ]"""), "$.outputs[0].namespace" },
        { Event(more: """, "outputs": [ null ]"""), "$.outputs[0]" },
        { Event(more: """, "extra": { "deep": [ 1, { "a": 1, "a": 2 } ] }"""), "$.extra.deep[1].a" },
        { Event(more: $$""", "extra": { "deep": [ "{{Nul}}" ] }"""), "$.extra.deep[0]" },
        { Event(more: $$""", "extra": { "deep": "x{{Half}}" }"""), "$.extra.deep" },
        { Event(more: $$""", "extra": { "a{{Nul}}": 1 }"""), "$.extra" },
        { Event(more: $$""", "extra": { "a{{Half}}": 1 }"""), "$.extra" },
        { Event(more: """, "extra": { "large": 1e999999 }"""), "$.extra.large" },
        { Event(more: """, "extra": { "small": 1e-999999 }"""), "$.extra.small" },
        { Event(run: $$"""{ "runId": "a{{Nul}}" }"""), "$.run.runId" },
        { Event(run: $$"""{ "runId": "{{Noise(300)}}" }"""), "$.run.runId" },
        { Event(job: $$"""{ "namespace": "{{Noise(3000)}}", "name": "j" }"""), "$.job.namespace" },
        { Event(job: $$"""{ "namespace": "n", "name": "{{Noise(3000)}}" }"""), "$.job.name" },
        { Event(more: $$""", "inputs": [ { "namespace": "n", "name": "{{Noise(3000)}}" } ]"""), "$.inputs[0].name" },
        { Event(job: $$"""{ "namespace": "{{Noise(900)}}", "name": "j" }""", more: $$""", "inputs": [ { "namespace": "{{Noise(900)}}", "name": "{{Noise(900)}}" } ]"""), "$.inputs[0]" },
        { Event(run: """{ "runId": "r", "facets": { "datamesh_run": { "checks": [ null ] } } }"""), "$.run.facets.datamesh_run.checks[0]" },
        { Event(run: """{ "runId": "r", "facets": { "datamesh_run": { "checks": [ { "rule": null, "object": "o", "status": "pass", "blocking": true } ] } } }"""), "$.run.facets.datamesh_run.checks[0].rule" },
        { Event(run: """{ "runId": "r", "facets": { "datamesh_run": { "checks": [ { "rule": "r", "object": "o", "status": 99, "blocking": true } ] } } }"""), "$.run.facets.datamesh_run.checks[0].status" },
    };

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_malformed_event_is_answered_with_the_path_of_its_fault(string body, string path)
    {
        using var answer = await PostAsync("/api/v1/lineage", body);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(Problems.RequestInvalid, (string?)problem["type"]);
        Assert.StartsWith(path + ":", (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_event_of_a_batch_is_refused_by_its_index_and_the_others_are_taken()
    {
        var (first, third) = (Event(run: """{ "runId": "one" }"""), Event(run: """{ "runId": "three" }"""));

        using var answer = await PostAsync("/api/v1/lineage/batch", $"[ {first}, {Event(run: $$"""{ "runId": "a{{Nul}}" }""")}, {third} ]");
        var batch = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("partial_success", (string?)batch["status"]);
        Assert.Equal((3, 2, 1), ((int)batch["summary"]!["received"]!, (int)batch["summary"]!["successful"]!, (int)batch["summary"]!["failed"]!));
        var refused = Assert.Single(batch["failed_events"]!.AsArray())!;
        Assert.Equal((1, false), ((int)refused["index"]!, (bool)refused["retriable"]!));
        Assert.StartsWith("$[1].run.runId:", (string?)refused["reason"], StringComparison.Ordinal);
        Assert.Equal(["one", "three"], await _host.ReadAsync(db => Task.FromResult(db.Runs.Select(run => run.RunId).Order().ToList())));
    }

    [Theory]
    [InlineData("[]", "success")]
    [InlineData("[ 7 ]", "failure")]
    public async Task A_batch_says_how_it_went_as_a_whole(string body, string status)
    {
        using var answer = await PostAsync("/api/v1/lineage/batch", body);

        Assert.Equal(status, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!["status"]);
    }

    [Fact]
    public async Task A_batch_that_is_no_list_is_a_problem()
    {
        using var answer = await PostAsync("/api/v1/lineage/batch", "{}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    private static string Event(
        string run = """{ "runId": "r" }""", string job = """{ "namespace": "n", "name": "j" }""", string time = "2026-01-01T00:00:00Z", string more = "") =>
        $$"""{ "eventTime": "{{time}}", "run": {{run}}, "job": {{job}}{{more}} }""";

    /// <summary>Text that does not compress: a database that compresses its index rows takes a long run of one letter.</summary>
    private static string Noise(int length) =>
        string.Concat(Enumerable.Range(0, (length / 64) + 1).Select(block => Contracts.ContentHash.Of($"{block}")))[..length];

    private async Task<HttpResponseMessage> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await _host.Http.PostAsync(new Uri(path, UriKind.Relative), content, Cancel);
    }
}
