using System.Net;
using DataMesh.Client;
using DataMesh.Tables;
using Microsoft.Extensions.Time.Testing;

namespace DataMesh.Sdk.Tests.Events;

/// <summary>Upkeep joins files, deletes old ones and cuts the log: readers hear of no row twice and of no gap in silence.</summary>
public sealed class CleanedUpTests : IAsyncLifetime
{
    private const int Runs = 9;
    private readonly FakeTimeProvider _later = new(DateTimeOffset.UnixEpoch);
    private readonly TestDomain _domain = new() { Settings = ["--DataMesh:Events:LookAgainSeconds=0.02"] };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _domain.Write("orders.odcs.yaml", Documents.Contract
            .Replace("  - name: order\n", "  - name: order\n    physicalType: topic\n", StringComparison.Ordinal)
            .Replace("customProperties:\n", "customProperties:\n  - property: load\n    value: {mode: merge}\n", StringComparison.Ordinal));
        await _domain.StartAsync();
        for (var run = 0; run < Runs; run++)
        {
            _domain.Write(Path.Combine("data", "orders.csv"), $"id,customer,amount,ordered_on,paid\n{run},Ada,1,2026-01-01,true\n");
            Assert.Equal(RunState.Committed, (await _domain.RunAsync()).State);
        }

        _later.SetUtcNow(DateTimeOffset.Parse("2100-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
    }

    public ValueTask DisposeAsync() => _domain.DisposeAsync();

    [Fact]
    public async Task A_commit_that_only_joins_files_is_told_with_no_rows()
    {
        using var table = Table();
        Assert.NotNull(await table.CompactAsync(new(), Cancel));
        await using var reader = await EventReader.OpenAsync(_domain);

        var events = await reader.NextAsync((2 * Runs) + 1);

        Assert.Equal(Enumerable.Range(0, Runs), events.Where(found => (string?)found["type"] == "shop.orders.order").Select(found => (int)found["data"]!["id"]!));
        Assert.Equal($"order:{Runs}", (string?)events[^1]["id"]);
        Assert.False((bool)events[^1]["data"]!["rowsChanged"]!);
    }

    [Fact]
    public async Task Who_begins_after_files_were_deleted_gets_what_can_be_read_and_who_goes_on_from_before_is_told()
    {
        using var table = Table();
        await table.CompactAsync(new(), Cancel);
        Assert.NotEmpty(await table.VacuumAsync(TimeSpan.Zero, Cancel));
        await using var reader = await EventReader.OpenAsync(_domain);

        Assert.Equal($"order:{Runs}", (string?)(await reader.NextAsync())["id"]);
        Assert.Equal(HttpStatusCode.InternalServerError, (await _domain.ProblemAsync($"{TestDomain.Events}?after=order:2")).Status);
    }

    [Fact]
    public async Task A_log_that_was_cut_answers_offsets_from_before_with_what_to_do_instead()
    {
        using var table = Table();
        Assert.NotEqual(0, await table.CheckpointAsync(Cancel));
        await _domain.StopAsync();
        await _domain.StartAsync();
        await using var reader = await EventReader.OpenAsync(_domain);
        await using var exact = await EventReader.OpenAsync(_domain, $"?after=order:{Runs - 1}");
        await _domain.RunAsync();

        var problem = await _domain.ProblemAsync($"{TestDomain.Events}?after=order:2");

        Assert.Equal((HttpStatusCode.Gone, Problems.VersionGone), (problem.Status, problem.Type));
        Assert.Equal($"order:{Runs}", (string?)(await reader.NextAsync())["id"]);
        Assert.Equal($"order:{Runs}", (string?)(await exact.NextAsync())["id"]);
    }

    private DeltaTable Table()
    {
        var root = Path.GetFullPath(Path.Combine(_domain.TableFiles($"{0:D20}.json")[0], "..", "..", "..", "..", "..", ".."));
        return new(new LocalTableStorage(root), new("shop", "orders", 1, "order"), _later);
    }
}
