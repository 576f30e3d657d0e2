using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Tests.Lineage;

public sealed class ManyWritersTests : IAsyncLifetime
{
    private const int Writers = 20;
    private readonly CatalogHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Twenty_writers_of_the_same_runs_and_edges_do_not_block_each_other_for_ever()
    {
        await _host.PublishAsync("sales");
        var events = Enumerable.Range(0, 25).Select(index => Event(index)).ToList();
        var batches = Enumerable.Range(0, Writers).Select(writer => Turned(events, writer)).ToList();

        var answers = await Task.WhenAll(batches.Select(batch => _host.Http.PostAsJsonAsync("/api/v1/lineage/batch", batch, Cancel)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(0, await _host.ReadAsync(DeadlocksAsync));
        var commits = (await _host.Catalog.GetChangesAsync(0, TimeSpan.Zero, Cancel)).Changes.OfType<DataCommitted>().ToList();
        Assert.Equal(Enumerable.Range(0, 25).Select(version => (long)version), commits.Select(commit => commit.DataVersion).Order());
        foreach (var answer in answers)
        {
            answer.Dispose();
        }
    }

    private static JsonObject Event(int index)
    {
        var runEvent = Events.Of("COMPLETE", $"run-{index % 5}", version: index, minute: index);
        runEvent["inputs"] = new JsonArray([.. Enumerable.Range(0, 10).Select(table => new JsonObject
        {
            ["namespace"] = "datamesh://customers",
            ["name"] = $"orders/v1/table{(table + index) % 10}",
        })]);
        return runEvent;
    }

    /// <summary>A deadlock that is tried again successfully is a deadlock all the same; the statistics come a moment late.</summary>
    private static async Task<long> DeadlocksAsync(CatalogDb db)
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_stat_force_next_flush()", Cancel);
        return await db.Database.SqlQuery<long>($"SELECT deadlocks AS \"Value\" FROM pg_stat_database WHERE datname = current_database()").SingleAsync(Cancel);
    }

    /// <summary>Each writer begins elsewhere; odd ones go backwards.</summary>
    private static JsonArray Turned(List<JsonObject> events, int writer)
    {
        var turned = events.Skip(writer).Concat(events.Take(writer)).Select(found => found.DeepClone());
        return new([.. writer % 2 == 0 ? turned : turned.Reverse()]);
    }
}
