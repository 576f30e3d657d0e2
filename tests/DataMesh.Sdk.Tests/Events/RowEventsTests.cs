using System.Net;
using System.Text.Json.Nodes;
using DataMesh.Client;

namespace DataMesh.Sdk.Tests.Events;

/// <summary>The rows of an object that is a topic are events: in order, each once, from any offset within a commit too.</summary>
public sealed class RowEventsTests : IAsyncLifetime
{
    private const int Many = 20_000;
    private readonly TestDomain _domain = new()
    {
        Settings = ["--DataMesh:Events:LookAgainSeconds=0.02", "--DataMesh:Events:MostBuffered=2", "--DataMesh:Events:MostStreams=100"],
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _domain.Write("orders.odcs.yaml", Topic("orderBy: [ordered_on, id], key: customer, time: ordered_on"));
        await _domain.StartAsync();
    }

    public ValueTask DisposeAsync() => _domain.DisposeAsync();

    [Fact]
    public async Task The_rows_of_a_commit_come_in_the_order_of_the_contract_and_then_the_commit()
    {
        await WriteAsync("2,Ada,1,2026-03-01,true", "1,Eve,1,2026-04-01,true", "7,Ida,1,2026-01-01,", "3,,1,2026-03-01,false");
        await using var reader = await EventReader.OpenAsync(_domain);

        var events = await reader.NextAsync(5);

        Assert.Equal(["order:0.1", "order:0.2", "order:0.3", "order:0.4", "order:0"], events.Select(Id));
        Assert.Equal(["7", "2", "3", "1"], events.Take(4).Select(found => found["data"]!["id"]!.ToString()));
        Assert.Equal("""{"id":7,"customer":"Ida","amount":1,"ordered_on":"2026-01-01","paid":null}""", events[0]["data"]!.ToJsonString());
        Assert.Equal(("shop.orders.order", "Ida", "Ida", "2026-01-01T00:00:00.0000000Z"), (Text("type"), Text("subject"), Text("partitionkey"), Text("time")));
        Assert.Equal(events.Select(found => (string)found["sequence"]!), events.Select(found => (string)found["sequence"]!).Order(StringComparer.Ordinal));
        Assert.Equal("datamesh.DataCommitted", (string?)events[4]["type"]);

        string Text(string name) => (string)events[0][name]!;
    }

    [Fact]
    public async Task Of_a_table_that_is_loaded_anew_only_new_and_changed_rows_are_events()
    {
        await WriteAsync("1,Ada,1,2026-01-01,true", "2,Eve,1,2026-01-02,true");
        await WriteAsync("1,Ada,1,2026-01-01,true", "2,Eve,5,2026-01-02,true", "3,Ida,1,2026-01-03,true");
        await WriteAsync("3,Ida,1,2026-01-03,true");
        await using var reader = await EventReader.OpenAsync(_domain, "?after=order:0");

        var events = await reader.NextAsync(4);

        Assert.Equal(["order:1.1", "order:1.2", "order:1", "order:2"], events.Select(Id));
        Assert.Equal(["2", "3"], events.Take(2).Select(found => found["data"]!["id"]!.ToString()));
        Assert.True((bool)events[3]["data"]!["rowsChanged"]!);
    }

    [Fact]
    public async Task A_reader_that_was_cut_off_within_a_commit_goes_on_with_the_next_row_after_a_restart()
    {
        await WriteAsync([.. Enumerable.Range(1, 9).Select(id => $"{id},Ada,1,2026-01-0{id},true")]);
        var seen = new List<string>();
        string? last = null;
        while (seen.Count < 10)
        {
            await using (var reader = await EventReader.OpenAsync(_domain, lastId: last))
            {
                seen.AddRange((await reader.NextAsync(2)).Select(Id));
                last = reader.LastId;
            }

            await _domain.StopAsync();
            await _domain.StartAsync();
        }

        Assert.Equal([.. Enumerable.Range(1, 9).Select(row => $"order:0.{row}"), "order:0"], seen);
    }

    [Fact]
    public async Task Only_wanted_types_are_sent_and_the_cursor_passes_the_others()
    {
        await WriteAsync("1,Ada,1,2026-01-01,true");
        await WriteAsync("1,Ada,1,2026-01-01,true", "2,Eve,1,2026-01-02,true");
        await using var rows = await EventReader.OpenAsync(_domain, "?type=shop.orders.order");
        await using var commits = await EventReader.OpenAsync(_domain, "?type=datamesh.DataCommitted&object=order");

        Assert.Equal(["order:0.1", "order:1.1"], (await rows.NextAsync(2)).Select(Id));
        Assert.Equal(["order:0", "order:1"], (await commits.NextAsync(2)).Select(Id));
    }

    [Fact]
    public async Task One_event_can_be_had_in_binary_and_in_structured_mode()
    {
        await WriteAsync("1,Zoë & \"Max\" 100%,1,2026-01-01,true");
        using var binary = await _domain.Http.GetAsync(new Uri($"{TestDomain.Events}/order:0.1", UriKind.Relative), Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{TestDomain.Events}/order:0.1", UriKind.Relative)) { Headers = { { "Accept", "application/cloudevents+json" } } };
        using var structured = await _domain.Http.SendAsync(request, Cancel);
        await using var reader = await EventReader.OpenAsync(_domain);

        Assert.Equal("application/cloudevents+json; charset=utf-8", structured.Content.Headers.ContentType!.ToString());
        var expected = await reader.NextAsync();
        Assert.Equal(expected.ToJsonString(), JsonNode.Parse(await structured.Content.ReadAsStringAsync(Cancel))!.ToJsonString());
        Assert.Equal("application/json", binary.Content.Headers.ContentType!.ToString());
        Assert.Equal(expected["data"]!.ToJsonString(), JsonNode.Parse(await binary.Content.ReadAsStringAsync(Cancel))!.ToJsonString());
        Assert.Equal("Zo%C3%AB%20&%20%22Max%22%20100%25", Assert.Single(binary.Headers.GetValues("ce-partitionkey")));
        Assert.Equal(("1.0", "order:0.1"), (Assert.Single(binary.Headers.GetValues("ce-specversion")), Assert.Single(binary.Headers.GetValues("ce-id"))));
    }

    [Fact]
    public async Task Readers_that_do_not_take_what_they_are_sent_hold_up_nobody_else()
    {
        await WriteAsync([.. Enumerable.Range(1, Many).Select(id => $"{id},{new string('x', 100)},1,2026-01-01,true")]);
        var stalled = new List<HttpResponseMessage>();
        for (var reader = 0; reader < 20; reader++)
        {
            stalled.Add(await _domain.Http.GetAsync(new Uri(TestDomain.Events, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancel));
        }

        await using var quick = await EventReader.OpenAsync(_domain, $"?after=order:0.{Many - 20}");
        Assert.Equal("order:0", Id((await quick.NextAsync(21))[^1]));
        Assert.Single((await _domain.GetAsync($"{TestDomain.Rows}?$top=1"))["value"]!.AsArray());
        stalled.ForEach(response => response.Dispose());
    }

    [Fact]
    public async Task A_client_that_reads_byte_by_byte_gets_the_same_stream()
    {
        await WriteAsync("1,Ada,1,2026-01-01,true", "2,Eve,1,2026-01-02,true");
        using var response = await _domain.Http.GetAsync(new Uri(TestDomain.Events, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancel);
        await using var body = await response.Content.ReadAsStreamAsync(Cancel);
        var (text, one) = (new List<byte>(), new byte[1]);
        while (!System.Text.Encoding.UTF8.GetString([.. text]).EndsWith("\"id\":\"order:0\"", StringComparison.Ordinal) && await body.ReadAsync(one, Cancel) == 1)
        {
            text.Add(one[0]);
        }

        Assert.Equal(3, System.Text.Encoding.UTF8.GetString([.. text]).Split("\ndata: ").Length - 1);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("truncated")]
    public async Task Lost_rows_are_passed_over_by_who_begins_and_told_to_who_goes_on(string damage)
    {
        await WriteAsync("1,Ada,1,2026-01-01,true");
        var first = Assert.Single(_domain.TableFiles("*.parquet"));
        await WriteAsync("1,Ada,1,2026-01-01,true", "2,Eve,1,2026-01-02,true");
        await WriteAsync("2,Eve,1,2026-01-02,true", "3,Ida,1,2026-01-03,true");
        if (damage == "missing")
        {
            File.Delete(first);
            await using var reader = await EventReader.OpenAsync(_domain);
            Assert.Equal(["order:2.1", "order:2"], (await reader.NextAsync(2)).Select(Id));
        }
        else
        {
            await File.WriteAllBytesAsync(first, (await File.ReadAllBytesAsync(first, Cancel))[..^20], Cancel);
        }

        var problem = await _domain.ProblemAsync($"{TestDomain.Events}?after=order:0");
        Assert.Equal((HttpStatusCode.InternalServerError, Problems.TableBroken), (problem.Status, problem.Type));
        Assert.DoesNotContain("/", problem.Detail!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contract_that_orders_by_a_column_it_lacks_is_told_so()
    {
        await using var domain = new TestDomain();
        domain.Write("orders.odcs.yaml", Topic("orderBy: happened_at"));
        await domain.StartAsync();

        var problem = await domain.ProblemAsync(TestDomain.Events);

        Assert.Equal((HttpStatusCode.InternalServerError, Problems.ContractInvalid), (problem.Status, problem.Type));
        Assert.Contains("'happened_at'", problem.Detail!, StringComparison.Ordinal);
    }

    private static string Topic(string events) => Documents.Contract.Replace(
        "  - name: order\n",
        $$"""
          - name: order
            physicalType: topic
            customProperties:
              - property: events
                value: { {{events}} }

        """,
        StringComparison.Ordinal);

    private static string Id(JsonObject found) => (string)found["id"]!;

    private async Task WriteAsync(params string[] rows)
    {
        _domain.Write(Path.Combine("data", "orders.csv"), "id,customer,amount,ordered_on,paid\n" + string.Join('\n', rows.Select(Quoted)) + "\n");
        var run = await _domain.RunAsync();
        Assert.True(run.State == RunState.Committed, run.Error?.Message);
    }

    /// <summary>The customer may hold quotes.</summary>
    private static string Quoted(string row)
    {
        var fields = row.Split(',');
        fields[1] = fields[1].Contains('"', StringComparison.Ordinal) ? $"\"{fields[1].Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : fields[1];
        return string.Join(',', fields);
    }
}
