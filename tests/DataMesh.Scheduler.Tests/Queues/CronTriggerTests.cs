using DataMesh.Client;
using DataMesh.Scheduler.Queues;
using DataMesh.Scheduler.Storage;
using Hangfire;
using Hangfire.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace DataMesh.Scheduler.Tests.Queues;

public sealed class CronTriggerTests
{
    private const string Name = "sales/orders/v1";
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_schedule_is_kept_in_UTC_and_its_tick_runs_the_pipeline()
    {
        await using var mesh = await Mesh.StartAsync();
        mesh.Publish("orders", [Mesh.Contract("orders", "0 6 * * *")]);
        await mesh.UntilOverAsync("orders", 1);
        using var connection = mesh.Services.GetRequiredService<JobStorage>().GetConnection();
        var job = connection.GetRecurringJobs([Name]).Single();
        Assert.Equal(("0 6 * * *", "UTC"), (job.Cron, job.TimeZoneId));

        mesh.Services.GetRequiredService<IRecurringJobManager>().Trigger(Name);

        var runs = await mesh.UntilOverAsync("orders", 2);
        Assert.Equal((RunTrigger.Cron, PipelineRunState.Succeeded), (runs[0].Trigger, runs[0].State));
    }

    [Fact]
    public async Task A_schedule_that_is_taken_away_ticks_no_more()
    {
        await using var mesh = await Mesh.StartAsync();
        mesh.Publish("orders", [Mesh.Contract("orders", "0 6 * * *")]);
        await mesh.UntilOverAsync("orders", 1);

        mesh.Publish("orders");
        await mesh.UntilOverAsync("orders", 2);

        using var connection = mesh.Services.GetRequiredService<JobStorage>().GetConnection();
        Assert.Empty(connection.GetRecurringJobs());
    }

    [Fact]
    public async Task Two_ticks_in_a_minute_are_one()
    {
        await using var mesh = await Mesh.StartAsync();
        mesh.Publish("orders");
        await mesh.UntilOverAsync("orders", 1);
        await using var scope = mesh.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SchedulerDb>();
        var pipeline = await db.Pipelines.SingleAsync(TestContext.Current.CancellationToken);
        var clock = new FakeTimeProvider(Now);
        var trigger = new CronTrigger(db, scope.ServiceProvider.GetRequiredService<RunQueue>(), clock);

        await trigger.FireAsync(pipeline.Id, TestContext.Current.CancellationToken);
        await mesh.UntilOverAsync("orders", 2);
        clock.Advance(TimeSpan.FromSeconds(59));
        await trigger.FireAsync(pipeline.Id, TestContext.Current.CancellationToken);
        Assert.Equal(2, (await mesh.RunsAsync("orders")).Count);

        clock.Advance(TimeSpan.FromSeconds(1));
        await trigger.FireAsync(pipeline.Id, TestContext.Current.CancellationToken);
        Assert.Equal(3, (await mesh.UntilOverAsync("orders", 3)).Count);
    }

    [Fact]
    public async Task A_schedule_that_nobody_can_read_stops_nothing_else()
    {
        await using var mesh = await Mesh.StartAsync();

        mesh.Publish("orders", [Mesh.Contract("orders", "every full moon")]);
        Assert.Equal(PipelineRunState.Succeeded, (await mesh.UntilOverAsync("orders", 1)).Single().State);

        // On a page of its own: the one before must not keep the reader from going on.
        mesh.Publish("customers");
        Assert.Equal(PipelineRunState.Succeeded, (await mesh.UntilOverAsync("customers", 1)).Single().State);
    }
}
