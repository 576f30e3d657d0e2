using DataMesh.Client;

namespace DataMesh.Scheduler.Tests.Runs;

public sealed class ExecuteRunTests
{
    [Fact]
    public async Task A_run_is_given_up_after_the_last_attempt()
    {
        await using var mesh = await Mesh.StartAsync(("DataMesh:Runs:MostAttempts", "2"));
        mesh.Domain.FailNext("source-failed", retryable: true);
        mesh.Domain.FailNext("source-failed", retryable: true);
        mesh.Publish("orders");

        var run = (await mesh.UntilOverAsync("orders", 1)).Single();

        Assert.Equal((PipelineRunState.Failed, 2, "source-failed"), (run.State, run.Attempts, run.Error?.Code));
        Assert.Empty(mesh.Domain.Committed);
    }

    [Theory]
    [InlineData("sql-failed")]
    [InlineData("schema-mismatch")]
    [InlineData("audit-failed")]
    [InlineData("contract-invalid")]
    public async Task An_error_that_stays_ends_the_run_with_its_reason_and_checks(string code)
    {
        await using var mesh = await Mesh.StartAsync();
        mesh.Domain.FailNext(code, retryable: false);
        mesh.Publish("orders");

        var run = (await mesh.UntilOverAsync("orders", 1)).Single();

        Assert.Equal((PipelineRunState.Failed, 1, code), (run.State, run.Attempts, run.Error?.Code));
        Assert.Equal(("required", CheckStatus.Fail), run.Checks.Select(check => (check.Rule, check.Status)).Single());
        Assert.NotNull(run.FinishedAt);
    }

    [Fact]
    public async Task A_domain_that_forgot_the_run_is_asked_again_with_a_higher_token()
    {
        await using var mesh = await Mesh.StartAsync();
        mesh.Domain.IsSlow = true;
        mesh.Publish("orders");
        await Mesh.UntilAsync(() => mesh.Domain.Polls.Count > 0, "the run to be followed");

        mesh.Domain.Forget();
        await Mesh.UntilAsync(() => mesh.Domain.Asks.Count > 1, "the domain to be asked again");
        mesh.Domain.IsSlow = false;

        var run = (await mesh.UntilOverAsync("orders", 1)).Single();
        Assert.Equal((PipelineRunState.Succeeded, 1), (run.State, run.Attempts));
        AssertOneRunWithGrowingTokens(mesh, attempts: 2);
    }

    [Fact]
    public async Task A_domain_that_stays_away_costs_an_attempt_and_is_found_when_it_is_back()
    {
        await using var mesh = await Mesh.StartAsync(("DataMesh:Runs:DomainPatience", "00:00:01"));
        mesh.Domain.IsAway = true;
        mesh.Publish("orders");
        await mesh.UntilReadAsync(1);

        PipelineRun? seen = null;
        await Mesh.UntilAsync(
            async () => (seen = (await mesh.RunsAsync("orders")).Single()).Error is not null, "an attempt to be given up");
        mesh.Domain.IsAway = false;

        Assert.Equal(("domain-lost", true), (seen!.Error!.Code, seen.Error.Retryable));
        var run = (await mesh.UntilOverAsync("orders", 1)).Single();
        Assert.Equal(PipelineRunState.Succeeded, run.State);
        Assert.True(run.Attempts > 1);
        Assert.Equal([run.RunId], mesh.Domain.Committed);
    }

    [Fact]
    public async Task A_database_that_breaks_all_connections_in_the_middle_of_a_run_does_not_lose_it()
    {
        await using var mesh = await Mesh.StartAsync();
        mesh.Domain.IsSlow = true;
        mesh.Publish("orders");
        await Mesh.UntilAsync(() => mesh.Domain.Polls.Count > 0, "the run to be followed");

        await mesh.BreakConnectionsAsync();
        mesh.Domain.IsSlow = false;

        await Mesh.UntilAsync(() => mesh.Domain.Committed.Count == 1, "the run to commit");
        var run = (await mesh.UntilOverAsync("orders", 1)).Single();
        Assert.Equal(PipelineRunState.Succeeded, run.State);
        Assert.Equal([run.RunId], mesh.Domain.Committed);
    }

    private static void AssertOneRunWithGrowingTokens(Mesh mesh, int attempts)
    {
        var asks = mesh.Domain.Asks;
        Assert.Equal(attempts, asks.Count);
        Assert.Equal(asks.Select(ask => ask.RunId).Distinct(), mesh.Domain.Committed);
        var tokens = asks.Select(ask => ask.Request.FencingToken).ToList();
        Assert.Equal(tokens.Distinct().Order(), tokens);
    }
}
