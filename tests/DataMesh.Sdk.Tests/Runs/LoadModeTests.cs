using System.Text.Json.Nodes;
using DataMesh.Client;
using DataMesh.Testing;

namespace DataMesh.Sdk.Tests.Runs;

/// <summary>Contracts whose runs bring some rows only: which of those already there stay.</summary>
public sealed class LoadModeTests : IAsyncDisposable
{
    private readonly TestDomain _domain = new();

    public ValueTask DisposeAsync() => _domain.DisposeAsync();

    [Fact]
    public async Task Merging_replaces_the_rows_of_the_same_keys_and_adds_the_others()
    {
        await StartAsync("merge", "1,Ada,10", "2,Eve,20", "3,Ida,30");
        Assert.Equal(["1 Ada 10", "2 Eve 20", "3 Ida 30"], await LoadAsync());

        Bring("2,Eva,21", "4,Uma,40");
        Assert.Equal(["1 Ada 10", "2 Eva 21", "3 Ida 30", "4 Uma 40"], await LoadAsync());

        Bring("9,Zoe,90");
        var commit = Assert.Single((await _domain.RunAsync()).Commits);

        Assert.Equal((2L, 1L, 5L), (commit.DataVersion, commit.RowsWritten, commit.Rows));
        Assert.Equal(["1 Ada 10", "2 Eva 21", "3 Ida 30", "4 Uma 40", "9 Zoe 90"], await RowsAsync());
        Assert.Equal(["1 Ada 10", "2 Eve 20", "3 Ida 30"], await RowsAsync("&asOf=0"));
    }

    [Fact]
    public async Task A_merge_is_audited_with_the_rows_that_stay_and_leaves_nothing_when_it_fails()
    {
        await StartAsync("merge", "1,Ada,10", "2,Eve,20");
        await LoadAsync();

        Bring("2,Eve,-1");
        var failed = await _domain.RunAsync();

        Assert.Equal((RunState.Failed, "audit-failed"), (failed.State, failed.Error?.Code));
        Assert.Equal(["1 Ada 10", "2 Eve 20"], await RowsAsync());
        Assert.Single(_domain.TableFiles("*.parquet"));
    }

    [Fact]
    public async Task A_key_that_comes_twice_in_one_merge_is_refused_by_the_audit()
    {
        await StartAsync("merge", "1,Ada,10");
        await LoadAsync();

        Bring("1,Ada,11", "1,Ada,12");

        Assert.Equal("audit-failed", (await _domain.RunAsync()).Error?.Code);
        Assert.Equal(["1 Ada 10"], await RowsAsync());
    }

    [Fact]
    public async Task Replacing_partitions_leaves_the_others_as_they_are()
    {
        await StartAsync("replace-partitions", "1,Ada,10", "2,Ada,20", "3,Eve,30", "4,,40");
        await LoadAsync();

        Bring("5,Ada,50", "6,,60", "7,Uma,70");

        Assert.Equal(["3 Eve 30", "5 Ada 50", "6  60", "7 Uma 70"], await LoadAsync());
    }

    [Fact]
    public async Task A_column_that_a_later_version_adds_is_NULL_in_the_rows_that_stay()
    {
        await StartAsync("merge", "1,Ada,10", "2,Eve,20");
        await LoadAsync();
        await _domain.StopAsync();
        _domain.Write("orders.odcs.yaml", Contract("merge").Replace("version: 1.0.0", "version: 1.1.0", StringComparison.Ordinal)
            .Replace("    quality:", "      - {name: note, logicalType: string}\n    quality:", StringComparison.Ordinal));
        _domain.Write("orders.sql", "SELECT id, customer, amount, 'new' AS note FROM orders_csv");
        await _domain.StartAsync();

        Bring("2,Eva,21");
        await LoadAsync();

        var rows = (await _domain.GetAsync($"{TestDomain.Rows}?$orderby=id"))["value"]!.AsArray();
        Assert.Equal([null, "new"], rows.Select(row => (string?)row!["note"]));
    }

    [Theory]
    [InlineData("- {name: note, logicalType: string, required: true}", "'note' is new and required")]
    [InlineData("", "'customer' is VARCHAR in the kept rows and would be BIGINT")]
    public async Task A_column_that_the_rows_that_stay_cannot_have_is_refused_with_the_way_out(string added, string reason)
    {
        await StartAsync("merge", "1,Ada,10");
        await LoadAsync();
        await _domain.StopAsync();
        var contract = Contract("merge").Replace("    quality:", $"      {added}\n    quality:", StringComparison.Ordinal);
        _domain.Write("orders.odcs.yaml", added.Length > 0 ? contract : Contract("merge").Replace("logicalType: string", "logicalType: integer", StringComparison.Ordinal));
        _domain.Write("orders.sql", added.Length > 0 ? "SELECT id, customer, amount, 'new' AS note FROM orders_csv" : "SELECT id, 5 AS customer, amount FROM orders_csv");
        await _domain.StartAsync();

        var refused = await _domain.RunAsync();

        Assert.Equal("schema-mismatch", refused.Error?.Code);
        Assert.Contains(reason, refused.Error!.Message, StringComparison.Ordinal);
        Assert.Contains("Load it once with mode 'full'", refused.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Small_files_are_joined_when_the_domain_starts_and_no_row_changes()
    {
        await StartAsync("append", "1,Ada,10");
        for (var run = 1; run <= 9; run++)
        {
            Bring($"{run},Ada,{run}");
            await _domain.RunAsync();
        }

        var before = await RowsAsync();
        await _domain.StopAsync();
        await _domain.StartAsync();

        await WaitUntil.TrueAsync(
            () => Task.FromResult(_domain.TableFiles($"{9:D20}.json").Count == 1), TimeSpan.FromSeconds(20), "the compaction to be committed");
        Assert.Equal(before, await RowsAsync());
        Assert.Single(_domain.TableFiles("*compact*"));
    }

    private static string Contract(string mode) => Documents.Contract[..Documents.Contract.IndexOf("      - name: ordered_on", StringComparison.Ordinal)]
        .Replace("logicalType: string", mode == "replace-partitions" ? "logicalType: string\n        partitioned: true" : "logicalType: string", StringComparison.Ordinal)
        + $$"""
            quality:
              - {name: nothing is free, type: sql, query: "SELECT count(*) FROM {object} WHERE amount <= 0", mustBe: 0}
        customProperties:
          - property: load
            value: {mode: {{mode}}}
          - property: sources
            value:
              - {name: orders_csv, type: csv, path: data/orders.csv}
        """;

    private async Task StartAsync(string mode, params string[] rows)
    {
        _domain.Write("orders.odcs.yaml", Contract(mode));
        _domain.Write("orders.sql", "SELECT id, customer, amount FROM orders_csv");
        Bring(rows);
        await _domain.StartAsync();
    }

    private void Bring(params string[] rows) => _domain.Write(Path.Combine("data", "orders.csv"), $"id,customer,amount\n{string.Join('\n', rows)}\n");

    private async Task<IReadOnlyList<string>> LoadAsync()
    {
        var run = await _domain.RunAsync();
        Assert.True(run.State == RunState.Committed, run.Error?.Message);
        return await RowsAsync();
    }

    private async Task<IReadOnlyList<string>> RowsAsync(string more = "") =>
        [.. (await _domain.GetAsync($"{TestDomain.Rows}?$orderby=id{more}"))["value"]!.AsArray().Select(Text)];

    private static string Text(JsonNode? row) => $"{row!["id"]} {row["customer"]} {row["amount"]}";
}
