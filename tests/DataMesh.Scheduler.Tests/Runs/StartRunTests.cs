using System.Net.Http.Json;
using DataMesh.Client;

namespace DataMesh.Scheduler.Tests.Runs;

public sealed class StartRunTests
{
    [Fact]
    public async Task A_person_starts_a_run_and_sees_what_it_made()
    {
        await using var mesh = await Mesh.StartAsync();
        mesh.Publish("orders");
        await mesh.UntilOverAsync("orders", 1);

        var started = await mesh.StartRunAsync("orders");
        var runs = await mesh.UntilOverAsync("orders", 2);

        Assert.Equal([started.RunId], runs.Take(1).Select(run => run.RunId));
        Assert.Equal(RunTrigger.Manual, runs[0].Trigger);
        Assert.Equal(PipelineRunState.Succeeded, runs[0].State);
        var commit = runs[0].Commits.Single();
        Assert.Equal((3, 10, 40, 4000), (commit.DataVersion, commit.RowsWritten, commit.Rows, commit.Bytes));
        Assert.Equal(1, runs[0].Attempts);
    }

    [Fact]
    public async Task A_key_sent_several_times_at_once_starts_one_run()
    {
        await using var mesh = await Mesh.StartAsync();
        mesh.Publish("orders");
        await mesh.UntilOverAsync("orders", 1);

        var started = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => mesh.StartRunAsync("orders", key: "monday")));

        Assert.Single(started.Select(run => run.RunId).Distinct());
        Assert.Equal(2, (await mesh.UntilOverAsync("orders", 2)).Count);
    }

    [Fact]
    public async Task What_is_asked_wrongly_is_refused_with_a_problem()
    {
        await using var mesh = await Mesh.StartAsync();
        mesh.Publish("orders");
        await mesh.UntilOverAsync("orders", 1);

        Assert.Equal((404, Problems.NotFound), await TypeAsync(HttpMethod.Get, "/api/pipelines/sales/none/v1"));
        Assert.Equal((404, Problems.NotFound), await TypeAsync(HttpMethod.Get, Mesh.RunsOf("none")));
        Assert.Equal((404, Problems.NotFound), await TypeAsync(HttpMethod.Post, Mesh.RunsOf("none")));
        Assert.Equal((404, Problems.NotFound), await TypeAsync(HttpMethod.Get, $"/api/runs/{Guid.Empty}"));
        Assert.Equal((400, Problems.RequestInvalid), await TypeAsync(HttpMethod.Post, Mesh.RunsOf("orders"), key: new string('k', 201)));
        Assert.Equal(400, (await mesh.ProblemAsync(HttpMethod.Get, Mesh.RunsOf("orders") + "?limit=0")).Status);

        async Task<(int Status, string? Type)> TypeAsync(HttpMethod method, string path, string? key = null)
        {
            var (status, problem) = await mesh.ProblemAsync(method, path, key);
            return (status, problem.Type);
        }
    }

    [Fact]
    public async Task Runs_are_paged_from_the_newest()
    {
        await using var mesh = await Mesh.StartAsync();
        mesh.Publish("orders");
        await mesh.UntilOverAsync("orders", 1);
        await mesh.StartRunAsync("orders");
        await mesh.StartRunAsync("orders");
        var all = await mesh.UntilOverAsync("orders", 3);

        var first = await PageAsync("?limit=2");
        var rest = await PageAsync($"?limit=2&before={Uri.EscapeDataString(first[^1].CreatedAt.ToString("O"))}");

        Assert.Equal(all.Select(run => run.RunId), [.. first.Concat(rest).Select(run => run.RunId)]);
        Assert.Equal(2, first.Count);

        async Task<List<PipelineRun>> PageAsync(string query) => (await mesh.Http.GetFromJsonAsync<List<PipelineRun>>(
            new Uri(Mesh.RunsOf("orders") + query, UriKind.Relative), MeshJson.Options, TestContext.Current.CancellationToken))!;
    }

    [Fact]
    public async Task A_run_is_one_trace_from_its_trigger_to_the_domain_without_the_polls()
    {
        await using var mesh = await Mesh.StartAsync();
        mesh.Publish("orders");

        var run = (await mesh.UntilOverAsync("orders", 1)).Single();

        Assert.NotNull(run.TraceId);
        Assert.Equal(run.TraceId, mesh.Domain.Asks.Single().TraceId);
        Assert.DoesNotContain(run.TraceId, mesh.Domain.Polls);
    }
}
