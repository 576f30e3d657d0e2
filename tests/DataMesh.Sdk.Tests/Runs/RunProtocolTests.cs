using System.Net;
using System.Net.Http.Json;
using DataMesh.Client;

namespace DataMesh.Sdk.Tests.Runs;

public sealed class RunProtocolTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_asked_for_twice_commits_once()
    {
        await using var domain = new TestDomain();
        await domain.StartAsync();
        var id = Guid.CreateVersion7().ToString();

        var first = await domain.RunAsync(id);
        var second = await domain.RunAsync(id);

        Assert.Equal((RunState.Committed, RunState.Committed), (first.State, second.State));
        Assert.Equal(0, Assert.Single(second.Commits).DataVersion);
    }

    [Fact]
    public async Task A_run_that_committed_before_a_restart_is_known_by_the_tables_log()
    {
        await using var domain = new TestDomain();
        await domain.StartAsync();
        var id = Guid.CreateVersion7().ToString();
        await domain.RunAsync(id);
        await domain.StopAsync();
        await domain.StartAsync();

        using var unknown = await domain.Http.GetAsync(new Uri($"/mesh/pipelines/orders/v1/runs/{id}", UriKind.Relative), Cancel);
        var repeated = await domain.RunAsync(id);

        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(RunState.Committed, repeated.State);
        Assert.Equal(0, Assert.Single(repeated.Commits).DataVersion);
    }

    [Fact]
    public async Task An_attempt_with_an_older_token_is_refused()
    {
        await using var domain = new TestDomain();
        await domain.StartAsync();
        using var later = await domain.PutAsync(Guid.CreateVersion7().ToString(), token: 7);

        using var zombie = await domain.PutAsync(Guid.CreateVersion7().ToString(), token: 6);

        Assert.Equal(HttpStatusCode.Accepted, later.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, zombie.StatusCode);
    }

    [Fact]
    public async Task A_contract_that_the_domain_does_not_have_is_not_run()
    {
        await using var domain = new TestDomain();
        await domain.StartAsync();

        using var response = await domain.Http.PutAsJsonAsync(
            $"/mesh/pipelines/invoices/v1/runs/{Guid.CreateVersion7()}", new RunRequest { Trigger = RunTrigger.Manual, FencingToken = 1, Inputs = [] }, MeshJson.Options, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Each_run_of_a_full_load_replaces_the_rows()
    {
        await using var domain = new TestDomain();
        await domain.StartAsync();
        await domain.RunAsync();
        domain.Write(Path.Combine("data", "orders.csv"), "id,customer,amount,ordered_on,paid\n9,Zoe,1,2026-01-01,true\n");

        var run = await domain.RunAsync();

        var commit = Assert.Single(run.Commits);
        Assert.Equal((1L, 1L, 1L), (commit.DataVersion, commit.Rows, commit.RowsWritten));
    }
}
