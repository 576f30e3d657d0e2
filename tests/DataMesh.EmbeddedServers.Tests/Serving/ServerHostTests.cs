using DataMesh.EmbeddedServers.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DataMesh.EmbeddedServers.Tests.Serving;

public sealed class ServerHostTests
{
    [Fact]
    public async Task A_server_that_cannot_run_ends_the_program_in_the_middle_of_its_start()
    {
        var before = Environment.ExitCode;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddServer<LacksATool>();
        builder.Services.AddHostedService<StartsUntilStopped>();
        try
        {
            Assert.Equal(ServeUntilStopped.CannotServe, await builder.Build().RunServerAsync());
        }
        finally
        {
            Environment.ExitCode = before;
        }
    }

    private sealed class LacksATool : IServer
    {
        public Task RunAsync(CancellationToken stopping) => throw new ServerFault("A tool is missing.");
    }

    /// <summary>Keeps the start going until the server has given up.</summary>
    private sealed class StartsUntilStopped(IHostApplicationLifetime lifetime) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            var stopping = new TaskCompletionSource();
            await using var _ = lifetime.ApplicationStopping.Register(stopping.SetResult);
            await stopping.Task.WaitAsync(TimeSpan.FromSeconds(30), CancellationToken.None);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
