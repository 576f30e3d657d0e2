using DataMesh.Client;
using DataMesh.Scheduler.Runs;
using DataMesh.Scheduler.Storage;
using DataMesh.Testing;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Scheduler.Tests.Runs;

public sealed class RunLeaseTests : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private TestDatabase _database = null!;
    private string _first = null!;
    private string _second = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await using var db = Open();
        await db.Database.MigrateAsync(Cancel);
        var pipeline = RunRows.AddPipeline(db, new("http://sales"));
        (_first, _second) = (RunRows.Add(db, pipeline, Now).RunId, RunRows.Add(db, pipeline, Now).RunId);
        await db.SaveChangesAsync(Cancel);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_lease_is_taken_by_one_of_many_workers()
    {
        var tokens = await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => TakeAsync(_first, $"worker {worker}", Now)));

        Assert.Single(tokens, token => token is not null);
    }

    [Fact]
    public async Task Two_runs_of_a_pipeline_are_never_at_work_together()
    {
        var tokens = await Task.WhenAll(TakeAsync(_first, "one", Now), TakeAsync(_second, "two", Now));

        Assert.Single(tokens, token => token is not null);
    }

    [Fact]
    public async Task A_lease_that_ran_out_is_taken_over_with_a_higher_token_and_its_last_owner_is_shut_out()
    {
        var dead = await TakeAsync(_first, "dead", Now);

        Assert.Null(await TakeAsync(_first, "next", Now + Lease));
        var next = await TakeAsync(_first, "next", Now + Lease + TimeSpan.FromMilliseconds(1));

        Assert.True(next > dead);
        await using var db = Open();
        Assert.False(await RunLease.RenewAsync(db, _first, "dead", Now + Lease + Lease, Cancel));
        Assert.Null(await RunLease.NextTokenAsync(db, _first, "dead", Cancel));
        Assert.True(await RunLease.RenewAsync(db, _first, "next", Now + Lease + Lease, Cancel));
    }

    [Fact]
    public async Task An_attempt_is_not_begun_before_it_is_due()
    {
        await using var db = Open();
        await db.Runs.Where(run => run.RunId == _first).ExecuteUpdateAsync(
            run => run.SetProperty(value => value.State, PipelineRunState.Retrying).SetProperty(value => value.NextAttemptAt, Now + Lease),
            Cancel);

        Assert.Null(await TakeAsync(_first, "early", Now));
        Assert.NotNull(await TakeAsync(_first, "due", Now + Lease));
    }

    private async Task<long?> TakeAsync(string runId, string worker, DateTimeOffset now)
    {
        await using var db = Open();
        return await RunLease.TryTakeAsync(db, runId, worker, now, Lease, Cancel);
    }

    private SchedulerDb Open() => new(new DbContextOptionsBuilder<SchedulerDb>().UseNpgsql(_database.ConnectionString).Options);
}
