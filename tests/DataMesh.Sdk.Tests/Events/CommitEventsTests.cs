using System.Net;
using System.Text.Json.Nodes;
using DataMesh.Client;
using DataMesh.Testing;

namespace DataMesh.Sdk.Tests.Events;

/// <summary>Every commit of a port is an event, from whatever offset a reader names, whatever became of the processes meanwhile.</summary>
public sealed class CommitEventsTests : IAsyncLifetime
{
    private readonly TestDomain _domain = new() { Settings = ["--DataMesh:Events:LookAgainSeconds=0.02", "--DataMesh:Events:HeartbeatSeconds=0.05", "--DataMesh:Events:MostStreams=3"] };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _domain.StartAsync();

    public ValueTask DisposeAsync() => _domain.DisposeAsync();

    [Fact]
    public async Task A_commit_is_an_event_of_CloudEvents()
    {
        var run = await _domain.RunAsync();
        await using var reader = await EventReader.OpenAsync(_domain);

        var committed = await reader.NextAsync();

        Assert.Equal("text/event-stream", reader.Response.Content.Headers.ContentType!.ToString());
        Assert.Equal(
            ["specversion", "id", "source", "type", "subject", "time", "dataschema", "sequence", "datacontenttype", "data"],
            committed.Select(pair => pair.Key).Where(name => name != "traceparent"));
        Assert.Equal(("1.0", "order:0", "/data/shop/orders/v1", "datamesh.DataCommitted"), (Text("specversion"), Text("id"), Text("source"), Text("type")));
        Assert.Equal(("order", "application/json", "http://localhost/data/shop/orders/v1/$metadata"), (Text("subject"), Text("datacontenttype"), Text("dataschema")));
        Assert.Equal(TimeSpan.Zero, DateTimeOffset.Parse(Text("time"), System.Globalization.CultureInfo.InvariantCulture).Offset);
        Assert.Equal((0, 5, true, run.RunId), ((int)committed["data"]!["dataVersion"]!, (int)committed["data"]!["rows"]!, (bool)committed["data"]!["rowsChanged"]!, (string)committed["data"]!["runId"]!));
        Assert.Equal("order:0", reader.LastId);

        string Text(string name) => (string)committed[name]!;
    }

    [Fact]
    public async Task A_commit_that_is_made_while_somebody_listens_reaches_them()
    {
        await using var reader = await EventReader.OpenAsync(_domain);
        await _domain.RunAsync();
        await _domain.RunAsync();

        Assert.Equal(["order:0", "order:1"], (await reader.NextAsync(2)).Select(Id));
    }

    [Fact]
    public async Task A_reader_that_comes_again_after_a_restart_gets_what_it_has_not_seen_and_nothing_else()
    {
        await _domain.RunAsync();
        string seen;
        await using (var reader = await EventReader.OpenAsync(_domain))
        {
            await reader.NextAsync();
            seen = reader.LastId;
            await _domain.RunAsync();
            await _domain.StopAsync();
        }

        await _domain.StartAsync();
        await _domain.RunAsync();

        // A browser sends the address it was given at first, and its last id beside.
        await using var again = await EventReader.OpenAsync(_domain, "?after=now", seen);
        Assert.Equal(["order:1", "order:2"], (await again.NextAsync(2)).Select(Id));
    }

    [Fact]
    public async Task A_stream_ends_when_its_process_is_asked_to()
    {
        await using var reader = await EventReader.OpenAsync(_domain);

        await _domain.StopAsync().WaitAsync(TimeSpan.FromSeconds(20), Cancel);

        Assert.True(await reader.HasEndedAsync());
    }

    [Fact]
    public async Task Reading_begins_after_an_id_or_at_a_time_or_now()
    {
        await _domain.RunAsync();
        await _domain.RunAsync();
        await _domain.RunAsync();
        await using var all = await EventReader.OpenAsync(_domain);
        var times = (await all.NextAsync(3)).Select(found => (string)found["time"]!).ToList();

        Assert.Equal("order:2", await FirstAsync("?after=order:1"));
        Assert.Equal("order:0", await FirstAsync("?from=2020-01-01T00:00:00Z"));
        Assert.Equal($"order:{times.IndexOf(times[2])}", await FirstAsync($"?from={Uri.EscapeDataString(times[2])}"));
        await using var now = await EventReader.OpenAsync(_domain, "?after=now");
        await _domain.RunAsync();
        Assert.Equal("order:3", Id(await now.NextAsync()));
    }

    [Fact]
    public async Task A_quiet_stream_shows_that_it_lives()
    {
        using var response = await _domain.Http.GetAsync(new Uri(TestDomain.Events, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancel);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(Cancel));

        Assert.Equal("retry: 2000", await lines.ReadLineAsync(Cancel));
        Assert.Empty((await lines.ReadLineAsync(Cancel))!);
        Assert.Equal(": ", await lines.ReadLineAsync(Cancel).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Cancel));
    }

    [Theory]
    [InlineData("?after=order", 400, "query-invalid")]
    [InlineData("?after=order:1.0", 400, "query-invalid")]
    [InlineData("?after=order:-1", 400, "query-invalid")]
    [InlineData("?after=item:1", 400, "query-invalid")]
    [InlineData("?after=order:0&from=2020-01-01", 400, "query-invalid")]
    [InlineData("?from=yesterday", 400, "query-invalid")]
    [InlineData("?object=item", 400, "query-invalid")]
    [InlineData("?after=order:7", 410, "version-gone")]
    [InlineData("/order:7", 404, "not-found")]
    [InlineData("/order:0.1", 404, "not-found")]
    [InlineData("/order:0,order:1", 400, "query-invalid")]
    [InlineData("/7", 400, "query-invalid")]
    public async Task What_cannot_be_answered_is_refused_with_a_reason(string rest, int status, string type)
    {
        await _domain.RunAsync();

        var problem = await _domain.ProblemAsync(TestDomain.Events + rest);

        Assert.Equal(((HttpStatusCode)status, Problems.Prefix + type), (problem.Status, problem.Type));
    }

    [Fact]
    public async Task Other_forms_than_event_streams_are_not_served_and_other_ports_not_known()
    {
        using var json = new HttpRequestMessage(HttpMethod.Get, new Uri(TestDomain.Events, UriKind.Relative)) { Headers = { { "Accept", "application/json" } } };
        using var refused = await _domain.Http.SendAsync(json, Cancel);

        Assert.Equal(HttpStatusCode.NotAcceptable, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _domain.ProblemAsync("/data/shop/orders/v2/events")).Status);
    }

    [Fact]
    public async Task An_object_called_events_is_still_read_by_who_asks_for_no_stream()
    {
        await using var domain = new TestDomain();
        domain.Write("orders.odcs.yaml", Documents.Contract.Replace("  - name: order\n", "  - name: events\n", StringComparison.Ordinal));
        await domain.StartAsync();
        await domain.RunAsync();
        using var json = new HttpRequestMessage(HttpMethod.Get, new Uri(TestDomain.Events, UriKind.Relative)) { Headers = { { "Accept", "application/json" } } };
        using var rows = await domain.Http.SendAsync(json, Cancel);
        using var count = await domain.Http.GetAsync(new Uri($"{TestDomain.Events}/$count", UriKind.Relative), Cancel);
        await using var reader = await EventReader.OpenAsync(domain);

        Assert.Equal(5, JsonNode.Parse(await rows.Content.ReadAsStringAsync(Cancel))!["value"]!.AsArray().Count);
        Assert.Equal("5", await count.Content.ReadAsStringAsync(Cancel));
        Assert.Equal("events:0", Id(await reader.NextAsync()));
    }

    [Fact]
    public async Task One_stream_more_than_may_be_is_sent_away_and_a_place_that_is_left_can_be_taken()
    {
        await using var first = await EventReader.OpenAsync(_domain);
        await using var second = await EventReader.OpenAsync(_domain);
        var third = await EventReader.OpenAsync(_domain);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _domain.ProblemAsync(TestDomain.Events)).Status);

        await third.DisposeAsync();
        await WaitUntil.TrueAsync(
            async () =>
            {
                using var response = await _domain.Http.GetAsync(new Uri(TestDomain.Events, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancel);
                return response.StatusCode == HttpStatusCode.OK;
            },
            TimeSpan.FromSeconds(20),
            "the place of the reader that has left");
    }

    [Fact]
    public async Task A_log_that_breaks_ends_the_stream_and_is_told_to_who_comes_again()
    {
        await _domain.RunAsync();
        await using var reader = await EventReader.OpenAsync(_domain);
        await reader.NextAsync();
        var log = Path.GetDirectoryName(Assert.Single(_domain.TableFiles($"{0:D20}.json")))!;
        await File.WriteAllTextAsync(Path.Combine(log, $"{1:D20}.json"), "{", Cancel);

        await Assert.ThrowsAnyAsync<Exception>(reader.NextAsync);
        var problem = await _domain.ProblemAsync($"{TestDomain.Events}?after={reader.LastId}");

        Assert.Equal((HttpStatusCode.InternalServerError, Problems.TableBroken), (problem.Status, problem.Type));
        Assert.DoesNotContain("/", problem.Detail!, StringComparison.Ordinal);
    }

    private static string Id(JsonObject found) => (string)found["id"]!;

    private async Task<string> FirstAsync(string query)
    {
        await using var reader = await EventReader.OpenAsync(_domain, query);
        return Id(await reader.NextAsync());
    }
}
