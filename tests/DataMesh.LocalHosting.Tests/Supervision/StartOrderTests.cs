using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using DataMesh.Testing;

namespace DataMesh.LocalHosting.Tests.Supervision;

public sealed class StartOrderTests : IAsyncDisposable
{
    private readonly ProbeGraph _graph = new();

    public ValueTask DisposeAsync() => _graph.DisposeAsync();

    [Fact]
    public async Task A_resource_starts_when_what_it_waits_for_is_healthy_not_when_it_runs()
    {
        var ready = _graph.Folder.Combine("ready");
        var first = _graph.AddProcess("first").WithHttpEndpoint().WithHttpHealthCheck("/ready").WithEnvironment("READY_FILE", ready);
        _graph.AddProbe("second").WaitFor(first);
        await _graph.StartAsync();

        await _graph.App.ResourceNotifications.WaitForResourceAsync("first", KnownResourceStates.Running, _graph.Cancel);
        await _graph.App.ResourceNotifications.WaitForResourceAsync(
            "first", change => change.Snapshot.Detail?.Contains("503", StringComparison.Ordinal) == true, _graph.Cancel);
        Assert.Empty(_graph.App.GetProcessIds("second"));

        await File.WriteAllTextAsync(ready, string.Empty, _graph.Cancel);
        await _graph.App.ResourceNotifications.WaitForResourceHealthyAsync("second", _graph.Cancel);
    }

    [Fact]
    public async Task A_resource_starts_after_a_step_that_ended_with_the_exit_code_expected()
    {
        var step = _graph.AddProcess("step", "exit", "0");
        _graph.AddProbe("service").WaitForCompletion(step);

        await _graph.StartHealthyAsync("service");

        Assert.Equal(KnownResourceStates.Finished, await _graph.App.ResourceNotifications.WaitForResourceAsync(
            "step", KnownResourceStates.TerminalStates, _graph.Cancel));
    }

    [Fact]
    public async Task A_part_of_a_resource_stands_for_the_resource()
    {
        var server = _graph.AddProbe("server").WithEndpoint(scheme: "tcp", name: "tcp", env: "PORT", isProxied: false);
        var database = _graph.Builder.AddResource(new DatabaseResource("db", server.Resource));
        _graph.AddProbe("service").WaitFor(database).WithReference(database);

        await _graph.StartHealthyAsync("db", "service");
    }

    [Fact]
    public async Task A_resource_that_waits_says_for_what()
    {
        var first = _graph.AddProcess("first").WithHttpEndpoint().WithHttpHealthCheck("/ready");
        _graph.AddProbe("second").WaitFor(first);
        await _graph.StartAsync();

        await WaitUntil.TrueAsync(
            () => _graph.Terminal.Rows.Any(
                row => row is { Name: "second", State: "Waiting", Detail: "for first" }), ProbeGraph.Patience, "the row of second");
    }

    [Fact]
    public async Task When_everything_runs_the_addresses_that_people_open_are_shown()
    {
        var door = _graph.AddProbe("door").WithExternalHttpEndpoints();
        door.WithUrl($"{door.GetEndpoint("http")}/hangfire", "Scheduler");
        await _graph.StartHealthyAsync("door");

        await WaitUntil.TrueAsync(() => _graph.Terminal.Links is not null, ProbeGraph.Patience, "everything to run");
        var address = door.GetEndpoint("http").Url;
        Assert.Equal([("door", address), ("Scheduler", $"{address}/hangfire")], _graph.Terminal.Links);
    }

    [Fact]
    public async Task Nothing_may_wait_for_itself()
    {
        await using var graph = new ProbeGraph();
        var alone = graph.AddProbe("alone");
        Assert.Throws<DistributedApplicationException>(() => alone.WaitFor(alone));
    }
}
