using DataMesh.Client;
using DataMesh.Scheduler.Pipelines;
using Microsoft.Extensions.DependencyInjection;

namespace DataMesh.Scheduler.Tests.Pipelines;

public sealed class PipelineFeedTests
{
    [Fact]
    public async Task A_changed_contract_is_made_again()
    {
        await using var mesh = await Mesh.StartAsync();
        mesh.Domain.FailNext("sql-failed", retryable: false);
        mesh.Publish("orders");
        await mesh.UntilOverAsync("orders", 1);

        mesh.Publish("orders");

        var runs = await mesh.UntilOverAsync("orders", 2);
        Assert.Equal([PipelineRunState.Succeeded, PipelineRunState.Failed], runs.Select(run => run.State));
    }

    [Fact]
    public async Task A_pipeline_waits_until_all_its_inputs_have_rows()
    {
        await using var mesh = await Mesh.StartAsync();
        mesh.Publish("report", "orders", "customers");
        mesh.Publish("orders");
        mesh.Publish("customers");
        mesh.Commit("orders", "run-1");
        await mesh.UntilReadAsync(4);
        Assert.Empty(await mesh.RunsAsync("report"));

        mesh.Commit("customers", "run-2");

        var run = (await mesh.UntilOverAsync("report", 1)).Single();
        Assert.Equal(RunTrigger.Upstream, run.Trigger);
        var asked = mesh.Domain.Asks.Single(ask => ask.Contract == "report").Request;
        Assert.Equal(["customers", "orders"], asked.Inputs.Select(input => input.Contract).Order());
        Assert.All(asked.Inputs, input => Assert.Equal(["order"], input.Objects));
        var summary = (await mesh.PipelinesAsync()).Single(pipeline => pipeline.Contract == "report");
        Assert.Equal(["sales/orders/v1", "sales/customers/v1"], summary.Upstream);
    }

    [Fact]
    public async Task The_objects_of_one_run_come_together_and_wake_a_pipeline_once()
    {
        await using var mesh = await Mesh.PrepareAsync();
        mesh.Publish("orders");
        mesh.Publish("report", "orders");
        mesh.Commit("orders", "run-1", "order");
        mesh.Commit("orders", "run-1", "line");

        mesh.StartScheduler();

        Assert.Equal(RunTrigger.Upstream, (await mesh.UntilOverAsync("report", 1)).Single().Trigger);
    }

    [Fact]
    public async Task Commits_that_come_while_a_run_is_at_work_are_answered_by_one_more()
    {
        await using var mesh = await Mesh.StartAsync();
        mesh.Publish("orders");
        mesh.Publish("report", "orders");
        await mesh.UntilOverAsync("orders", 1);
        mesh.Domain.IsSlow = true;
        mesh.Commit("orders", "run-1");
        await Mesh.UntilAsync(() => mesh.Domain.Asks.Any(ask => ask.Contract == "report"), "the report to be at work");

        mesh.Commit("orders", "run-2");
        mesh.Commit("orders", "run-2", "line");
        mesh.Commit("orders", "run-3");
        await mesh.UntilReadAsync(6);
        Assert.Equal(2, (await mesh.RunsAsync("report")).Count);
        Assert.Single(mesh.Domain.Asks, ask => ask.Contract == "report");
        mesh.Domain.IsSlow = false;

        Assert.Equal(2, (await mesh.UntilOverAsync("report", 2)).Count);
    }

    [Fact]
    public async Task An_object_that_a_repeated_run_commits_late_wakes_its_readers_again()
    {
        await using var mesh = await Mesh.StartAsync();
        mesh.Publish("orders");
        mesh.Publish("report", "orders");
        mesh.Commit("orders", "run-1", "order");
        await mesh.UntilOverAsync("report", 1);

        mesh.Commit("orders", "run-1", "line");

        Assert.Equal(2, (await mesh.UntilOverAsync("report", 2)).Count);
    }

    [Fact]
    public async Task A_page_that_comes_twice_starts_nothing_twice()
    {
        await using var mesh = await Mesh.StartAsync();
        mesh.Publish("orders");
        mesh.Publish("report", "orders");
        mesh.Commit("orders", "run-1", "order");
        mesh.Commit("orders", "run-1", "line");
        await mesh.UntilReadAsync(4);
        await mesh.UntilOverAsync("orders", 1);
        var before = (await mesh.UntilOverAsync("report", 1)).Count;

        // The second commit may have found the first one's run waiting, so that no run bears its name.
        var page = new ChangePage
        {
            Changes = [Mesh.Committed(3, "orders", "run-1", "order"), Mesh.Committed(4, "orders", "run-1", "line")],
            Next = 4,
        };
        await using var db = mesh.OpenDb();
        await mesh.Services.GetRequiredService<PipelineFeed>().StoreAsync(page, db, TestContext.Current.CancellationToken);

        Assert.Equal(before, (await mesh.RunsAsync("report")).Count);
    }

    [Fact]
    public async Task A_contract_that_its_product_no_longer_has_is_not_started_any_more()
    {
        await using var mesh = await Mesh.StartAsync();
        mesh.Publish("shop", [Mesh.Contract("orders", schedule: null), Mesh.Contract("returns", schedule: null)]);
        await mesh.UntilOverAsync("returns", 1);

        mesh.Publish("shop", [Mesh.Contract("orders", schedule: null)]);
        await mesh.UntilReadAsync(2);

        Assert.Equal(["orders"], (await mesh.PipelinesAsync()).Select(pipeline => pipeline.Contract));
        Assert.Equal(404, (await mesh.ProblemAsync(HttpMethod.Post, Mesh.RunsOf("returns"))).Status);
        Assert.Single(await mesh.RunsAsync("returns"));
    }
}
