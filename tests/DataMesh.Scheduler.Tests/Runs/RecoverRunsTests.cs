using DataMesh.Client;
using DataMesh.Scheduler.Pipelines;
using DataMesh.Scheduler.Runs;
using DataMesh.Scheduler.Storage;

namespace DataMesh.Scheduler.Tests.Runs;

/// <summary>What a scheduler finds that was killed earlier: the rows are as the kill left them.</summary>
public sealed class RecoverRunsTests
{
    private static readonly DateTimeOffset LongAgo = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_run_written_down_but_never_called_is_executed()
    {
        await using var mesh = await Mesh.PrepareAsync();
        var runId = await LeaveAsync(mesh, run => run.EnqueuedAt = null);

        mesh.StartScheduler();

        Assert.Equal(PipelineRunState.Succeeded, (await mesh.UntilOverAsync("orders", 1)).Single().State);
        Assert.Equal([runId], mesh.Domain.Committed);
    }

    [Fact]
    public async Task A_run_whose_call_was_lost_is_called_again()
    {
        await using var mesh = await Mesh.PrepareAsync();
        var runId = await LeaveAsync(mesh, run => run.EnqueuedAt = LongAgo);

        mesh.StartScheduler();

        await mesh.UntilOverAsync("orders", 1);
        Assert.Equal([runId], mesh.Domain.Committed);
    }

    [Fact]
    public async Task A_run_whose_worker_fell_silent_is_taken_over_with_a_higher_token()
    {
        await using var mesh = await Mesh.PrepareAsync();
        var runId = await LeaveAsync(mesh, run =>
        {
            (run.State, run.Attempts, run.EnqueuedAt) = (PipelineRunState.Running, 1, LongAgo);
            (run.LeaseOwner, run.LeaseUntil) = ("a worker that was killed", LongAgo + TimeSpan.FromSeconds(10));
        });
        long dead;
        await using (var db = mesh.OpenDb())
        {
            dead = (await RunLease.NextTokenAsync(db, runId, "a worker that was killed", TestContext.Current.CancellationToken))!.Value;
        }

        mesh.StartScheduler();

        var run = (await mesh.UntilOverAsync("orders", 1)).Single();
        Assert.Equal((PipelineRunState.Succeeded, 2), (run.State, run.Attempts));
        Assert.True(mesh.Domain.Asks.Single().Request.FencingToken > dead);
    }

    [Fact]
    public async Task A_run_that_waits_for_its_next_attempt_gets_it_after_a_restart()
    {
        await using var mesh = await Mesh.PrepareAsync();
        var runId = await LeaveAsync(mesh, run =>
            (run.State, run.Attempts, run.NextAttemptAt) = (PipelineRunState.Retrying, 1, LongAgo));

        mesh.StartScheduler();

        await mesh.UntilOverAsync("orders", 1);
        Assert.Equal([runId], mesh.Domain.Committed);
    }

    [Fact]
    public async Task A_scheduler_that_ends_in_the_middle_of_a_run_leaves_it_to_the_next_one_which_finishes_it_once()
    {
        await using var mesh = await Mesh.StartAsync();
        mesh.Domain.IsSlow = true;
        mesh.Publish("orders");
        await Mesh.UntilAsync(() => mesh.Domain.Polls.Count > 0, "the run to be followed");

        await mesh.StopSchedulerAsync();
        mesh.Domain.IsSlow = false;
        mesh.StartScheduler();

        var run = (await mesh.UntilOverAsync("orders", 1)).Single();
        Assert.Equal(PipelineRunState.Succeeded, run.State);
        Assert.Equal([run.RunId], mesh.Domain.Committed);
        Assert.Single(mesh.Domain.Asks.Select(ask => ask.RunId).Distinct());
    }

    private static async Task<string> LeaveAsync(Mesh mesh, Action<Run> asItWasLeft)
    {
        await using var db = mesh.OpenDb();
        var run = RunRows.Add(db, RunRows.AddPipeline(db, mesh.Domain.Address), LongAgo);
        asItWasLeft(run);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return run.RunId;
    }
}
