using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using DataMesh.LocalHosting.Graph;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Knows the state of every resource and tells those who wait for it.</summary>
public class ResourceNotificationService
{
    private readonly ConcurrentDictionary<string, ResourceEvent> _current = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Channel<ResourceEvent>, bool> _watchers = new();
    private readonly DistributedApplicationModel _model;
    private readonly WaitBehavior _default;

    internal ResourceNotificationService(DistributedApplicationModel model, WaitBehavior @default) =>
        (_model, _default) = (model, @default);

    /// <summary>The states known now, then every change.</summary>
    public async IAsyncEnumerable<ResourceEvent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var channel = Channel.CreateUnbounded<ResourceEvent>();
        _watchers[channel] = true;
        try
        {
            foreach (var state in _current.Values)
            {
                yield return state;
            }

            await foreach (var change in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return change;
            }
        }
        finally
        {
            _watchers.TryRemove(channel, out _);
        }
    }

    /// <summary>Waits until the resource is in the state; <see cref="KnownResourceStates.Running"/> by default.</summary>
    public Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default) =>
        WaitForResourceAsync(resourceName, [targetState ?? KnownResourceStates.Running], cancellationToken);

    /// <summary>Waits until the resource is in one of the states, and says in which.</summary>
    public async Task<string> WaitForResourceAsync(
        string resourceName, IEnumerable<string> targetStates, CancellationToken cancellationToken = default)
    {
        var wanted = targetStates.ToHashSet(StringComparer.Ordinal);
        var reached = await WaitForResourceAsync(
            resourceName, change => change.Snapshot.State is { } state && wanted.Contains(state.Text), cancellationToken);
        return reached.Snapshot.State!.Text;
    }

    /// <summary>Waits until the resource, or one of its replicas, is as described.</summary>
    public Task<ResourceEvent> WaitForResourceAsync(
        string resourceName, Func<ResourceEvent, bool> predicate, CancellationToken cancellationToken = default) =>
        WaitAsync(Processes(resourceName), replicas => replicas.FirstOrDefault(predicate), cancellationToken);

    /// <summary>
    /// Waits until every replica runs and is healthy. When it stopped for good: waits on beside a dashboard, fails in a test.
    /// </summary>
    public Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default) =>
        WaitForResourceHealthyAsync(resourceName, _default, cancellationToken);

    /// <summary>Waits until every replica runs and is healthy.</summary>
    /// <exception cref="DistributedApplicationException">It stopped for good and the behaviour is to fail.</exception>
    public Task<ResourceEvent> WaitForResourceHealthyAsync(
        string resourceName, WaitBehavior waitBehavior, CancellationToken cancellationToken = default) =>
        WaitAsync(
            Processes(resourceName),
            replicas =>
            {
                if (waitBehavior == WaitBehavior.StopOnResourceUnavailable
                    && replicas.FirstOrDefault(replica => replica.Snapshot.IsTerminal) is { } ended)
                {
                    throw new DistributedApplicationException($"'{resourceName}' did not become healthy: {Describe(ended.Snapshot)}");
                }

                return replicas.All(replica => replica.Snapshot.IsHealthy) ? replicas[0] : null;
            },
            cancellationToken);

    /// <summary>Waits for everything that the graph says the resource waits for.</summary>
    public async Task WaitForDependenciesAsync(IResource resource, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(resource);
        foreach (var wait in resource.Annotations.OfType<WaitAnnotation>())
        {
            if (Processes(wait.Resource) is { } awaited)
            {
                await WaitAsync(awaited, replicas => IsMet(wait, replicas) ? replicas[0] : null, cancellationToken);
            }
        }
    }

    /// <summary>The first thing that the resource still waits for; null when there is none.</summary>
    internal IResource? Blocker(IResource resource) => resource.Annotations.OfType<WaitAnnotation>()
        .FirstOrDefault(wait => Processes(wait.Resource) is { } process && !IsMet(wait, Replicas(process)))?.Resource;

    internal IReadOnlyList<ResourceEvent> Replicas(IResource resource) =>
        [.. _current.Values.Where(state => state.Resource == resource).OrderBy(state => state.ResourceId, StringComparer.Ordinal)];

    internal void Publish(IResource resource, string resourceId, Func<CustomResourceSnapshot, CustomResourceSnapshot> change)
    {
        var now = _current.AddOrUpdate(
            resourceId,
            _ => new ResourceEvent(resource, resourceId, change(new CustomResourceSnapshot { ResourceType = "Project" })),
            (_, before) => new ResourceEvent(resource, resourceId, change(before.Snapshot)));
        foreach (var watcher in _watchers.Keys)
        {
            watcher.Writer.TryWrite(now);
        }
    }

    private static bool IsMet(WaitAnnotation wait, IReadOnlyList<ResourceEvent> replicas) => replicas.Count > 0 && wait.Kind switch
    {
        WaitKind.Started => replicas.All(replica => replica.Snapshot.State?.Text == KnownResourceStates.Running),
        WaitKind.Healthy => replicas.All(replica => replica.Snapshot.IsHealthy),
        _ => replicas.All(replica => replica.Snapshot.IsTerminal && replica.Snapshot.ExitCode == wait.ExitCode),
    };

    private static string Describe(CustomResourceSnapshot snapshot) => snapshot.Detail ?? $"it is {snapshot.State?.Text}.";

    /// <summary>
    /// The resource whose processes stand for this one: itself, or what it is a part of; null for a value such as a parameter.
    /// </summary>
    private static IResource? Processes(IResource resource) => resource switch
    {
        ProjectResource => resource,
        IResourceWithParent part => Processes(part.Parent),
        _ => null,
    };

    private IResource Processes(string name) => _model.Resources.TryGetByName(name, out var resource) && Processes(resource) is { } found
        ? found
        : throw new DistributedApplicationException($"The graph has no resource '{name}' that runs.");

    private async Task<ResourceEvent> WaitAsync(
        IResource resource, Func<IReadOnlyList<ResourceEvent>, ResourceEvent?> condition, CancellationToken cancellationToken)
    {
        var channel = Channel.CreateUnbounded<ResourceEvent>();
        _watchers[channel] = true;
        try
        {
            while (true)
            {
                var replicas = Replicas(resource);
                if (replicas.Count > 0 && condition(replicas) is { } met)
                {
                    return met;
                }

                await channel.Reader.ReadAsync(cancellationToken);
            }
        }
        finally
        {
            _watchers.TryRemove(channel, out _);
        }
    }
}
