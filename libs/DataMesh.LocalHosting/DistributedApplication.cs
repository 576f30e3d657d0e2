using Aspire.Hosting.ApplicationModel;
using DataMesh.LocalHosting;
using DataMesh.LocalHosting.Supervision;
using DataMesh.LocalHosting.Terminal;
using DataMesh.LocalHosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>A graph that can be started.</summary>
public class DistributedApplication : IHost, IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly EntryPointCapture? _capture;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stopping = new();
    private Task _progress = Task.CompletedTask;
    private Task _unavailable = Task.CompletedTask;
    private int _disposed;

    internal DistributedApplication(ServiceProvider services, EntryPointCapture? capture) => (_services, _capture) = (services, capture);

    /// <summary>Services of the AppHost.</summary>
    public IServiceProvider Services => _services;

    /// <summary>The states of the resources.</summary>
    public ResourceNotificationService ResourceNotifications => _services.GetRequiredService<ResourceNotificationService>();

    /// <summary>Starts, stops and restarts single resources.</summary>
    public ResourceCommandService ResourceCommands => _services.GetRequiredService<ResourceCommandService>();

    /// <summary>Begins the description of a graph, without arguments.</summary>
    public static IDistributedApplicationBuilder CreateBuilder() => CreateBuilder(new DistributedApplicationOptions());

    /// <summary>Begins the description of a graph.</summary>
    public static IDistributedApplicationBuilder CreateBuilder(string[] args) =>
        CreateBuilder(new DistributedApplicationOptions { Args = args });

    /// <summary>Begins the description of a graph.</summary>
    public static IDistributedApplicationBuilder CreateBuilder(DistributedApplicationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new DistributedApplicationBuilder(options, EntryPointCapture.Current);
    }

    /// <summary>Starts everything and returns when all public ports are open; processes follow as their waits end.</summary>
    /// <exception cref="DistributedApplicationException">A public port is taken; nothing was started.</exception>
    public virtual Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (_services.GetRequiredService<LocalEngineOptions>().Banner is { } banner)
        {
            _services.GetRequiredService<ITerminal>().Banner(banner);
        }

        var progress = new Progress(
            ResourceNotifications,
            _services.GetRequiredService<DistributedApplicationModel>(),
            _services.GetRequiredService<ITerminal>(),
            _services.GetRequiredService<TimeProvider>());
        _services.GetRequiredService<Supervisor>().Start();
        _progress = progress.FollowAsync(_stopping.Token);
        _unavailable = progress.Unavailable;
        return Task.CompletedTask;
    }

    /// <summary>Stops everything, in at most 4 s.</summary>
    public virtual async Task StopAsync(CancellationToken cancellationToken = default)
    {
        await _stopping.CancelAsync();
        await _services.GetRequiredService<Supervisor>().StopAsync();
        await _progress;
        _stopped.TrySetResult();
    }

    /// <summary>Starts everything and waits for Ctrl+C, SIGTERM or SIGHUP; then stops everything.</summary>
    public void Run() => RunAsync().GetAwaiter().GetResult();

    /// <summary>Starts everything and waits for Ctrl+C, SIGTERM, SIGHUP or cancellation; then stops everything.</summary>
    public virtual async Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (_capture is not null)
        {
            // A test starts and stops the application itself; its AppHost's entry point just waits.
            await _stopped.Task.WaitAsync(cancellationToken);
            return;
        }

        try
        {
            using var signals = new StopSignals(
                _services.GetRequiredService<Supervisor>(), _services.GetRequiredService<TimeProvider>(), cancellationToken);
            await StartAsync(cancellationToken);
            await Task.WhenAny(signals.Asked, _unavailable);
            Environment.ExitCode = _unavailable.IsCompleted ? 1 : 0;
            _services.GetRequiredService<ITerminal>().Stopping();
            await StopAsync(CancellationToken.None);
        }
        catch (DistributedApplicationException exception)
        {
            // A sentence for a person; a stack would hide it.
            await Console.Error.WriteLineAsync(exception.Message);
            Environment.ExitCode = 1;
        }
        finally
        {
            await DisposeAsync();
        }
    }

    /// <summary>Stops everything.</summary>
    public virtual void Dispose()
    {
        DisposeAsync().AsTask().GetAwaiter().GetResult();
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops everything.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        await StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
        _stopping.Dispose();
        GC.SuppressFinalize(this);
    }
}
