using System.Net;
using Aspire.Hosting.ApplicationModel;
using DataMesh.Client;
using DataMesh.Testing;

namespace DataMesh.EndToEnd;

/// <summary>Processes die, servers restart; promises hold. Each test leaves the mesh as healthy as it found it.</summary>
public sealed class BadDaysTests(Mesh mesh)
{
    private const string Airports = "airports/airports/v1";
    private const string Punctuality = "punctuality/airport-punctuality/v1";
    private const string PunctualityRows = "/data/punctuality/airport-punctuality/v1/airport_month?$top=1";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_domain_killed_during_a_run_repeats_it_and_the_commit_appears_once()
    {
        var run = await mesh.TriggerAsync(Punctuality, Cancel);
        await WaitUntil.TrueAsync(
            async () => await mesh.TryGetRunAsync(run.RunId, Cancel) is { State: not PipelineRunState.Queued },
            TimeSpan.FromSeconds(30),
            "the run to start");

        await mesh.KillAsync("punctuality", Cancel);
        var finished = await mesh.FinishedAsync(run.RunId, Cancel);

        Assert.Equal(PipelineRunState.Succeeded, finished.State);
        Assert.Equal(1, mesh.CommitsOf(run.RunId));
        await mesh.HealthyAsync("punctuality", Cancel);
    }

    [Fact]
    public async Task A_scheduler_killed_between_trigger_and_commit_finishes_the_run_once()
    {
        await mesh.HealthyAsync("scheduler", Cancel);
        var run = await mesh.TriggerAsync(Punctuality, Cancel);

        await mesh.KillAsync("scheduler", Cancel);
        var finished = await mesh.FinishedAsync(run.RunId, Cancel);

        Assert.Equal(PipelineRunState.Succeeded, finished.State);
        Assert.Equal(1, mesh.CommitsOf(run.RunId));
    }

    [Fact]
    public async Task With_the_catalog_down_data_is_served_even_by_a_gateway_that_starts_anew()
    {
        await mesh.App.ResourceCommands.ExecuteCommandAsync("catalog", KnownResourceCommands.StopCommand, Cancel);
        try
        {
            using var served = await mesh.Gateway.GetAsync(new Uri(PunctualityRows, UriKind.Relative), Cancel);
            Assert.Equal(HttpStatusCode.OK, served.StatusCode);
            var joined = await mesh.Gateway.PostSqlAsync("select count(*) as n from airports.airport", Cancel);
            Assert.Equal("3376", joined[0][0]);

            await mesh.KillAsync("gateway", Cancel);
            await WaitUntil.TrueAsync(
                async () => await mesh.TryGetAsync<System.Text.Json.Nodes.JsonNode>(PunctualityRows, Cancel) is not null,
                TimeSpan.FromMinutes(1),
                "the new gateway to serve from the routes it had stored");
        }
        finally
        {
            await mesh.App.ResourceCommands.ExecuteCommandAsync("catalog", KnownResourceCommands.StartCommand, Cancel);
        }

        await mesh.HealthyAsync("catalog", Cancel);
        var run = await mesh.RunAsync(Airports, Cancel);
        Assert.Equal(PipelineRunState.Succeeded, run.State);
    }

    [Fact]
    public async Task PostgreSQL_restarted_under_load_costs_no_reader_anything_and_everything_recovers_by_itself()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var readers = Enumerable.Range(0, 4).Select(_ => ReadAsync(stop.Token)).ToArray();
        var run = await mesh.TriggerAsync(Punctuality, Cancel);

        await mesh.App.ResourceCommands.ExecuteCommandAsync("postgres", KnownResourceCommands.RestartCommand, Cancel);
        var finished = await mesh.FinishedAsync(run.RunId, Cancel);
        await mesh.HealthyAsync("catalog", Cancel);
        await mesh.HealthyAsync("scheduler", Cancel);
        var next = await mesh.RunAsync(Airports, Cancel);
        await stop.CancelAsync();
        var failures = (await Task.WhenAll(readers)).Sum();

        Assert.Equal(PipelineRunState.Succeeded, finished.State);
        Assert.Equal(PipelineRunState.Succeeded, next.State);
        Assert.Equal(0, failures);
    }

    private async Task<int> ReadAsync(CancellationToken stop)
    {
        var failures = 0;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var response = await mesh.Gateway.GetAsync(new Uri(PunctualityRows, UriKind.Relative), stop);
                failures += response.IsSuccessStatusCode ? 0 : 1;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Told to stop in the middle of a request.
            }
        }

        return failures;
    }
}
