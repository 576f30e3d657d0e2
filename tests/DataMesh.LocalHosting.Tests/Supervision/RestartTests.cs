using System.Diagnostics;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using DataMesh.Testing;

namespace DataMesh.LocalHosting.Tests.Supervision;

public sealed class RestartTests : IAsyncDisposable
{
    private readonly ProbeGraph _graph = new();

    public ValueTask DisposeAsync() => _graph.DisposeAsync();

    [Fact]
    public async Task A_killed_process_comes_back_at_the_same_public_address_on_a_new_port_of_its_own()
    {
        _graph.AddProbe("service");
        await _graph.StartHealthyAsync("service");
        var (address, before) = (_graph.App.GetEndpoint("service"), await _graph.EnvironmentOfAsync("service"));

        await KillAsync("service");

        Assert.Equal(address, _graph.App.GetEndpoint("service"));
        Assert.NotEqual(before["ASPNETCORE_URLS"], (await _graph.EnvironmentOfAsync("service"))["ASPNETCORE_URLS"]);
        Assert.Contains(_graph.Terminal.Sentences, sentence => sentence.StartsWith(
            "'service' ended with exit code 137 and starts again in 0.2 s", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_process_that_keeps_crashing_is_given_up_with_one_sentence_that_says_why()
    {
        _graph.AddProcess("broken", "exit", "9", "The", "contract", "is", "torn.");
        await _graph.StartAsync();

        var ended = await _graph.App.ResourceNotifications.WaitForResourceAsync(
            "broken", change => change.Snapshot.State?.Text == KnownResourceStates.Exited, _graph.Cancel);

        Assert.Equal(9, ended.Snapshot.ExitCode);
        var sentence = Assert.Single(
            _graph.Terminal.Sentences, sentence => sentence.StartsWith("'broken' stays down", StringComparison.Ordinal));
        Assert.Contains(
            "it ended 5 times within a minute, last with exit code 9: The contract is torn.", sentence, StringComparison.Ordinal);
        Assert.Contains("broken.log", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_that_waits_for_a_resource_that_was_given_up_fails_at_once()
    {
        _graph.AddProcess("missing", "exit", "3", "Install", "PostgreSQL.").WithHttpEndpoint().WithHttpHealthCheck("/health");
        await _graph.StartAsync();

        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(
            () => _graph.App.ResourceNotifications.WaitForResourceHealthyAsync("missing", _graph.Cancel));

        Assert.Contains("'missing' is not available: Install PostgreSQL.", failure.Message, StringComparison.Ordinal);
        Assert.Single(_graph.Terminal.Sentences);
    }

    [Fact]
    public async Task A_project_that_is_not_built_says_how_to_build_it()
    {
        _graph.Builder.AddProject("unbuilt", new ProbeProject(_graph.Folder.Path) { OutputPath = _graph.Folder.Combine("none.dll") });
        await _graph.StartAsync();

        await _graph.App.ResourceNotifications.WaitForResourceAsync("unbuilt", KnownResourceStates.FailedToStart, _graph.Cancel);
        Assert.Contains(
            "Probe.csproj is not built. Run 'dotnet build'", Assert.Single(_graph.Terminal.Sentences), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_resource_stays_down_until_it_is_started()
    {
        _graph.AddProbe("service");
        await _graph.StartHealthyAsync("service");

        Assert.True(
            (await _graph.App.ResourceCommands.ExecuteCommandAsync("service", KnownResourceCommands.StopCommand, _graph.Cancel)).Success);
        Assert.Empty(_graph.App.GetProcessIds("service"));
        using var http = _graph.App.CreateHttpClient("service");
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => http.GetAsync(new Uri("/process", UriKind.Relative), _graph.Cancel));

        Assert.True(
            (await _graph.App.ResourceCommands.ExecuteCommandAsync("service", KnownResourceCommands.StartCommand, _graph.Cancel)).Success);
        await _graph.App.ResourceNotifications.WaitForResourceHealthyAsync("service", _graph.Cancel);
    }

    [Fact]
    public async Task A_request_that_arrives_during_a_restart_waits_for_the_new_process()
    {
        _graph.AddProbe("service");
        await _graph.StartHealthyAsync("service");
        using var http = _graph.App.CreateHttpClient("service");
        using var victim = Process.GetProcessById(_graph.App.GetProcessIds("service").Single());
        victim.Kill();
        await victim.WaitForExitAsync(_graph.Cancel);

        await WaitUntil.TrueAsync(
            async () =>
            {
                try
                {
                    return (await http.GetAsync(new Uri("/process", UriKind.Relative), _graph.Cancel)).IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            ProbeGraph.Patience,
            "an answer");
    }

    private async Task KillAsync(string name)
    {
        using var victim = Process.GetProcessById(_graph.App.GetProcessIds(name).Single());
        victim.Kill();
        await WaitUntil.TrueAsync(
            () => _graph.App.GetProcessIds(name) is [var id] && id != victim.Id, ProbeGraph.Patience, $"a new process of {name}");
        await _graph.App.ResourceNotifications.WaitForResourceHealthyAsync(name, _graph.Cancel);
    }
}
