using System.Globalization;
using System.Net;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using DataMesh.LocalHosting.Graph;
using DataMesh.LocalHosting.Launch;
using DataMesh.LocalHosting.Ports;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DataMesh.LocalHosting.Supervision;

/// <summary>
/// Keeps one process of a project running: waits for what it needs, starts it, watches its health, starts it again after a crash.
/// </summary>
internal sealed class Replica(
    ProjectResource resource, string suffix, IReadOnlyList<EndpointBinding> bindings, ReplicaLog log, Engine engine) : IDisposable
{
    /// <summary>A process says so when a restart would not help; it has written one line that tells why.</summary>
    public const int CannotRunHere = 3;
    private static readonly TimeSpan OrphanStopsWithin = TimeSpan.FromSeconds(1);
    private readonly RestartPolicy _policy = new();
    private CancellationTokenSource _stop = new();
    private Task _run = Task.CompletedTask;
    private volatile ChildProcess? _child;

    public string Id => $"{resource.Name}-{suffix}";

    public int? ProcessId => _child?.Id;

    public void Start()
    {
        if (!_run.IsCompleted)
        {
            return;
        }

        _policy.Forget();
        _stop.Dispose();
        _stop = new CancellationTokenSource();
        Publish(KnownResourceStates.Waiting);
        _run = RunAsync(_stop.Token);
    }

    /// <summary>Stops waiting and restarting at once; the process itself by the deadline.</summary>
    public async Task StopAsync(TimeSpan within)
    {
        await _stop.CancelAsync();
        if (_child is { } child)
        {
            Publish(KnownResourceStates.Stopping, child.Id);
            await child.StopAsync(within);
        }

        await _run;
    }

    public void Kill() => _child?.Kill();

    public void Dispose()
    {
        _stop.Dispose();
        log.Dispose();
    }

    private async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await engine.Notifications.WaitForDependenciesAsync(resource, stop);
            while (await RunOnceAsync(stop) is { } pause)
            {
                await Task.Delay(pause, engine.Time, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Publish(KnownResourceStates.Exited);
        }
        catch (Exception exception) when (
            exception is DistributedApplicationException or System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            Publish(KnownResourceStates.FailedToStart, detail: exception.Message);
            engine.Terminal.Say($"'{resource.Name}' cannot start: {exception.Message}");
        }
    }

    /// <summary>One process from start to end; then how long to wait before the next, or null for none.</summary>
    private async Task<TimeSpan?> RunOnceAsync(CancellationToken stop)
    {
        Publish(KnownResourceStates.Starting);
        log.Begin();
        var ports = bindings.ToDictionary(binding => binding.Endpoint, binding => binding.NextTargetPort());
        using var child = await LaunchAsync(ports, stop);
        _child = child;
        using var alive = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var health = Task.CompletedTask;
        try
        {
            // A stop that came before _child was set has stopped nothing.
            if (stop.IsCancellationRequested)
            {
                await child.StopAsync(OrphanStopsWithin);
            }

            Attach(ports);
            health = WatchHealthAsync(child.Id, ports, alive.Token);
            return AfterExit(await child.Exited, stop);
        }
        finally
        {
            _child = null;
            await alive.CancelAsync();
            await health;
            Detach(ports);
        }
    }

    private async Task<ChildProcess> LaunchAsync(Dictionary<EndpointAnnotation, int> ports, CancellationToken stop)
    {
        var project = resource.Annotations.OfType<IProjectMetadata>().Last();
        if (project is not IProjectOutput output || !File.Exists(output.OutputPath))
        {
            throw new DistributedApplicationException(
                $"{Path.GetFileName(project.ProjectPath)} is not built. "
                + "Run 'dotnet build' at the root, or start the AppHost without --no-build.");
        }

        var environment = await engine.Environment.BuildAsync(resource, suffix, ports, stop);
        var arguments = new CommandLineArgsCallbackContext([], resource, stop);
        foreach (var annotation in resource.Annotations.OfType<ArgumentsAnnotation>())
        {
            await annotation.Callback(arguments);
        }

        var asker = new ValueProviderContext { Caller = resource, TargetPorts = ports };
        var texts = new List<string>();
        foreach (var argument in arguments.Args)
        {
            texts.Add(await Resolve.TextAsync(argument, asker, stop) ?? string.Empty);
        }

        return await ChildProcess.StartAsync(output.OutputPath, texts, Path.GetDirectoryName(project.ProjectPath)!, environment, log.Add);
    }

    private async Task WatchHealthAsync(int process, Dictionary<EndpointAnnotation, int> ports, CancellationToken alive)
    {
        var addresses = resource.Annotations.OfType<HttpHealthAnnotation>().Select(check => AddressOf(check, ports)).ToList();
        Publish(KnownResourceStates.Running, process, addresses.Count == 0 ? HealthStatus.Healthy : HealthStatus.Unhealthy);
        if (addresses.Count == 0)
        {
            return;
        }

        try
        {
            await engine.Probe.WatchAsync(
                addresses,
                (isHealthy, reason) => Publish(
                    KnownResourceStates.Running,
                    process,
                    isHealthy ? HealthStatus.Healthy : HealthStatus.Unhealthy,
                    isHealthy ? null : reason),
                alive);
        }
        catch (OperationCanceledException)
        {
            // The process ended.
        }
    }

    /// <summary>The process itself is asked, not the public address, behind which another replica might answer.</summary>
    private HealthAddress AddressOf(HttpHealthAnnotation check, Dictionary<EndpointAnnotation, int> ports)
    {
        var endpoint = ports.Keys.FirstOrDefault(
            endpoint => check.EndpointName is null ? endpoint.IsHttp : endpoint.Name == check.EndpointName)
            ?? throw new DistributedApplicationException($"'{resource.Name}' has a health check but no http endpoint.");
        return new(new Uri(FormattableString.Invariant(
            $"{endpoint.UriScheme}://127.0.0.1:{ports[endpoint]}{check.Path}")), (HttpStatusCode)check.StatusCode);
    }

    private TimeSpan? AfterExit(int exitCode, CancellationToken stop)
    {
        if (stop.IsCancellationRequested)
        {
            Publish(KnownResourceStates.Exited, exitCode: exitCode);
            return null;
        }

        if (exitCode == 0)
        {
            Publish(KnownResourceStates.Finished, exitCode: exitCode);
            return null;
        }

        var reason = log.LastWords is { Length: > 0 } words ? $": {words}" : ".";
        if (exitCode == CannotRunHere)
        {
            return GiveUp(exitCode, $"'{resource.Name}' is not available{reason}");
        }

        if (_policy.Crashed(engine.Time.GetUtcNow(), exitCode) is not { } pause)
        {
            var sentence = string.Create(
                CultureInfo.InvariantCulture,
                $"'{resource.Name}' stays down: it ended {RestartPolicy.Attempts} times within a minute, "
                + $"last with exit code {exitCode}{reason}{log.Where} Correct the cause, then start the mesh again.");
            return GiveUp(exitCode, sentence);
        }

        Publish(KnownResourceStates.Starting, exitCode: exitCode, detail: FormattableString.Invariant(
            $"ended with exit code {exitCode}, starts again"));
        engine.Terminal.Say(FormattableString.Invariant(
            $"'{resource.Name}' ended with exit code {exitCode} and starts again in {pause.TotalSeconds:0.#} s{reason}"));
        return pause;
    }

    private TimeSpan? GiveUp(int exitCode, string sentence)
    {
        Publish(KnownResourceStates.Exited, exitCode: exitCode, detail: sentence);
        engine.Terminal.Say(sentence);
        return null;
    }

    private void Attach(Dictionary<EndpointAnnotation, int> ports)
    {
        foreach (var binding in bindings)
        {
            binding.Attach(ports[binding.Endpoint]);
        }
    }

    private void Detach(Dictionary<EndpointAnnotation, int> ports)
    {
        foreach (var binding in bindings)
        {
            binding.Detach(ports[binding.Endpoint]);
        }
    }

    private void Publish(string state, int? process = null, HealthStatus? health = null, string? detail = null, int? exitCode = null) =>
        engine.Notifications.Publish(resource, Id, before => before with
        {
            State = state,
            ProcessId = process,
            HealthStatus = health,
            Detail = detail,
            ExitCode = exitCode ?? before.ExitCode,
        });
}
