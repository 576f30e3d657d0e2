using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using DataMesh.LocalHosting.Ports;

namespace DataMesh.LocalHosting.Supervision;

/// <summary>Starts and stops the processes of a graph.</summary>
internal sealed class Supervisor(DistributedApplicationModel model, Engine engine, bool randomPorts) : IAsyncDisposable
{
    /// <summary>Together with what the AppHost itself needs, less than the 5 s in which a mesh stops.</summary>
    private static readonly TimeSpan ServicesStopWithin = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan ServersStopWithin = TimeSpan.FromSeconds(1.5);
    private readonly List<EndpointBinding> _bindings = [];
    private readonly Dictionary<string, IReadOnlyList<Replica>> _replicas = new(StringComparer.OrdinalIgnoreCase);
    private Task? _stopped;

    /// <summary>Opens every public port, then starts what waits for nothing; the rest follows by itself.</summary>
    /// <exception cref="DistributedApplicationException">A port is taken; nothing has been started.</exception>
    public void Start()
    {
        var projects = model.Resources.OfType<ProjectResource>().ToList();
        var bound = projects.ToDictionary(project => project, Bind);
        foreach (var binding in _bindings)
        {
            binding.Endpoint.Allocation.TrySetResult(binding.PublicPort);
        }

        if (engine.Options.LogFolder is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        foreach (var project in projects)
        {
            _replicas[project.Name] = Replicas(project, bound[project]);
        }

        foreach (var replica in _replicas.Values.SelectMany(replicas => replicas))
        {
            replica.Start();
        }
    }

    /// <summary>Services first and together, then the servers that they use; whatever does not end in time is killed.</summary>
    public Task StopAsync() => _stopped ??= StopAllAsync();

    public void Kill()
    {
        foreach (var replica in _replicas.Values.SelectMany(replicas => replicas))
        {
            replica.Kill();
        }
    }

    public IReadOnlyList<int> ProcessIds(string name) => [.. Find(name).Select(replica => replica.ProcessId).OfType<int>()];

    public void StartResource(string name)
    {
        foreach (var replica in Find(name))
        {
            replica.Start();
        }
    }

    public Task StopResourceAsync(string name) => Task.WhenAll(Find(name).Select(replica => replica.StopAsync(ServicesStopWithin)));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        foreach (var replica in _replicas.Values.SelectMany(replicas => replicas))
        {
            replica.Dispose();
        }
    }

    private static string Suffix() => Guid.NewGuid().ToString("N")[..8];

    private List<EndpointBinding> Bind(ProjectResource project)
    {
        var endpoints = project.Annotations.OfType<EndpointAnnotation>().ToList();
        if (project.GetReplicaCount() > 1 && endpoints.Any(endpoint => !endpoint.IsProxied || endpoint.TargetPort is not null))
        {
            throw new DistributedApplicationException(
                $"'{project.Name}' has replicas, so each needs a port of its own: leave its endpoints proxied and without a target port.");
        }

        var bound = new List<EndpointBinding>();
        foreach (var endpoint in endpoints)
        {
            bound.Add(EndpointBinding.Open(project, endpoint, randomPorts));
            _bindings.Add(bound[^1]);
        }

        return bound;
    }

    private List<Replica> Replicas(ProjectResource project, List<EndpointBinding> bindings)
    {
        var count = project.GetReplicaCount();
        return [.. Enumerable.Range(1, count).Select(number =>
        {
            var suffix = Suffix();
            var file = count == 1 ? $"{project.Name}.log" : FormattableString.Invariant($"{project.Name}-{number}.log");
            return new Replica(project, suffix, bindings, new ReplicaLog(engine, project, $"{project.Name}-{suffix}", file), engine);
        })];
    }

    private async Task StopAllAsync()
    {
        var servers = model.Resources.OfType<IResourceWithParent>().Select(part => part.Parent.Name)
            .Append(Dashboard.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        await Task.WhenAll(_replicas.Where(entry => !servers.Contains(entry.Key)).SelectMany(entry => entry.Value).Select(
            replica => replica.StopAsync(ServicesStopWithin)));
        await Task.WhenAll(_replicas.Where(entry => servers.Contains(entry.Key)).SelectMany(entry => entry.Value).Select(
            replica => replica.StopAsync(ServersStopWithin)));
        foreach (var binding in _bindings)
        {
            binding.Dispose();
        }
    }

    private IReadOnlyList<Replica> Find(string name) => _replicas.TryGetValue(name, out var replicas)
        ? replicas
        : throw new DistributedApplicationException($"The graph has no project '{name}' that was started.");
}
