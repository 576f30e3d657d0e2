using System.Net;
using DataMesh.Client;
using DataMesh.Testing;

namespace DataMesh.Scheduler.Tests;

public sealed class SchedulingTests : IAsyncLifetime
{
    private readonly SchedulerHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_published_contract_runs_once_by_itself()
    {
        _host.Feed.Publish("sales");

        var run = await _host.WaitAsync("sales", found => found.State == PipelineRunState.Succeeded, "the first run");

        Assert.Equal((RunTrigger.Published, 1), (run.Trigger, run.Attempts));
        Assert.Equal(5, Assert.Single(run.Commits).Rows);
        Assert.Equal(32, run.TraceId?.Length);
        Assert.Single(await _host.RunsAsync("sales"));
    }

    [Fact]
    public async Task A_pipeline_with_inputs_waits_for_their_rows_and_is_woken_once_by_a_run_of_several_commits()
    {
        _host.Feed.Publish("customers");
        _host.Feed.Publish("sales", inputs: "customers");
        await _host.WaitAsync("customers", found => found.State == PipelineRunState.Succeeded, "the input's run");
        Assert.Empty(await _host.RunsAsync("sales"));

        _host.Feed.Commit("customers", "run-1", "order");
        _host.Feed.Commit("customers", "run-1", "line");

        var run = await _host.WaitAsync("sales", found => found.State == PipelineRunState.Succeeded, "the woken run");
        Assert.Equal(RunTrigger.Upstream, run.Trigger);
        Assert.Single(await _host.RunsAsync("sales"));
        var input = Assert.Single(_host.Domain.Asked.Last(asked => asked.RunId == run.RunId).Request.Inputs);
        Assert.Equal(("customers", "orders", 1), (input.Domain, input.Contract, input.Major));
    }

    [Fact]
    public async Task An_error_that_may_pass_is_tried_again_with_a_higher_token()
    {
        _host.Domain.Error = new() { Code = "storage-failed", Message = "The disk is full", Retryable = true };
        _host.Domain.Outcome = (_, attempt) => attempt < 3 ? RunState.Failed : RunState.Committed;
        _host.Feed.Publish("sales");

        var run = await _host.WaitAsync("sales", found => found.State == PipelineRunState.Succeeded, "the third attempt");

        Assert.Equal(3, run.Attempts);
        var tokens = _host.Domain.Asked.Select(asked => asked.Request.FencingToken).ToList();
        Assert.Equal(tokens.Order().Distinct(), tokens);
    }

    [Fact]
    public async Task An_error_that_cannot_pass_ends_the_run_with_its_reason()
    {
        _host.Domain.Outcome = (_, _) => RunState.Failed;
        _host.Feed.Publish("sales");

        var run = await _host.WaitAsync("sales", found => found.State == PipelineRunState.Failed, "the failure");

        Assert.Equal((1, "sql-failed", "no such column"), (run.Attempts, run.Error?.Code, run.Error?.Message));
    }

    [Fact]
    public async Task A_domain_that_restarts_in_the_middle_is_asked_for_the_same_run_with_a_higher_token()
    {
        _host.Domain.Outcome = (_, attempt) => attempt == 1 ? RunState.Running : RunState.Committed;
        _host.Feed.Publish("sales");
        await _host.WaitAsync("sales", found => found.State == PipelineRunState.Running, "the run to start");
        await WaitUntil.TrueAsync(() => !_host.Domain.Asked.IsEmpty, TimeSpan.FromSeconds(10), "the domain to be asked");

        _host.Domain.IsAway = true;
        _host.Domain.Forget();
        _host.Domain.IsAway = false;

        var run = await _host.WaitAsync("sales", found => found.State == PipelineRunState.Succeeded, "the repeated run");
        var asked = _host.Domain.Asked.ToList();
        Assert.All(asked, request => Assert.Equal(run.RunId, request.RunId));
        Assert.True(asked[^1].Request.FencingToken > asked[0].Request.FencingToken);
    }

    [Fact]
    public async Task A_scheduler_that_stops_in_the_middle_leaves_the_run_to_the_next_one()
    {
        _host.Domain.Outcome = (_, _) => RunState.Running;
        _host.Feed.Publish("sales");
        var started = await _host.WaitAsync("sales", found => found.State == PipelineRunState.Running, "the run to start");

        await _host.StopAsync();
        _host.Domain.CommitAll();
        _host.Start("Development");

        var finished = await _host.WaitAsync("sales", found => found.State == PipelineRunState.Succeeded, "the next scheduler to finish it");
        Assert.Equal(started.RunId, finished.RunId);
        Assert.Single(await _host.RunsAsync("sales"));
    }

    [Fact]
    public async Task The_same_idempotency_key_starts_one_run()
    {
        _host.Feed.Publish("sales");
        await _host.WaitAsync("sales", found => found.State == PipelineRunState.Succeeded, "the first run");
        _host.Http.DefaultRequestHeaders.Add("Idempotency-Key", "monday");

        var first = await _host.TriggerAsync("sales");
        var second = await _host.TriggerAsync("sales");

        Assert.Equal(first.RunId, second.RunId);
        Assert.Equal(RunTrigger.Manual, first.Trigger);
    }

    [Fact]
    public async Task An_unknown_pipeline_is_a_problem()
    {
        using var answer = await _host.Http.PostAsync(new Uri("/api/pipelines/nobody/orders/v1/runs", UriKind.Relative), content: null, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("urn:datamesh:problem:not-found", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Development", HttpStatusCode.OK)]
    [InlineData("Production", HttpStatusCode.Unauthorized)]
    public async Task The_dashboard_is_for_development_even_for_a_caller_from_the_same_machine(string environment, HttpStatusCode expected)
    {
        await _host.StopAsync();
        _host.Start(environment);

        using var answer = await _host.Http.GetAsync(new Uri("/hangfire", UriKind.Relative), Cancel);

        Assert.Equal(expected, answer.StatusCode);
    }
}
