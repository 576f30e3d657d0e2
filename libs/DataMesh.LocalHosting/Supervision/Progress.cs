using Aspire.Hosting.ApplicationModel;
using DataMesh.LocalHosting.Graph;
using DataMesh.LocalHosting.Terminal;

namespace DataMesh.LocalHosting.Supervision;

/// <summary>Shows each change of a resource, and once everything runs what to open.</summary>
internal sealed class Progress(
    ResourceNotificationService notifications, DistributedApplicationModel model, ITerminal terminal, TimeProvider time)
{
    private readonly long _began = time.GetTimestamp();
    private readonly Dictionary<IResource, ResourceRow> _rows = [];
    private readonly TaskCompletionSource _unavailable = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// Completes when, before everything ran, a resource said that it cannot run here: then nothing that waits for it ever will.
    /// </summary>
    public Task Unavailable => _unavailable.Task;

    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        var isUp = false;
        try
        {
            await foreach (var change in notifications.WatchAsync(cancellationToken))
            {
                Update(change.Resource);
                if (!isUp
                    && change.Snapshot is { IsTerminal: true, ExitCode: Replica.CannotRunHere }
                    && Required().Contains(change.Resource))
                {
                    _unavailable.TrySetResult();
                }

                if (!isUp && Required().All(resource => _rows.TryGetValue(resource, out var row) && row.IsUp))
                {
                    isUp = true;
                    terminal.Up(time.GetElapsedTime(_began), await LinksAsync(cancellationToken));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The application stops.
        }
    }

    private IEnumerable<ProjectResource> Required() =>
        model.Resources.OfType<ProjectResource>().Where(resource => !resource.TryGetLastAnnotation<OptionalAnnotation>(out _));

    /// <summary>Others wait for its end, not for its health.</summary>
    private bool IsStep(IResource resource) => model.Resources
        .Any(other => other.Annotations.OfType<WaitAnnotation>().Any(wait => wait.Resource == resource && wait.Kind == WaitKind.Completed));

    private void Update(IResource resource)
    {
        var replicas = notifications.Replicas(resource);
        var worst = replicas.OrderBy(replica => replica.Snapshot.IsHealthy).First().Snapshot;
        var state = worst.State?.Text ?? KnownResourceStates.NotStarted;
        var isUp = state == KnownResourceStates.Finished || (!IsStep(resource) && replicas.All(replica => replica.Snapshot.IsHealthy));
        var waitsFor = state == KnownResourceStates.Waiting ? notifications.Blocker(resource)?.Name : null;
        var row = new ResourceRow(
            resource.Name,
            isUp && state == KnownResourceStates.Running ? "Healthy" : state,
            AddressOf(resource),
            waitsFor is null ? worst.Detail : $"for {waitsFor}",
            isUp,
            worst.IsTerminal && !isUp);
        if (!_rows.TryGetValue(resource, out var before) || before != row)
        {
            _rows[resource] = row;
            terminal.Show(row);
        }
    }

    /// <summary>An address of http before any other, and one whose port somebody chose before a random one.</summary>
    private static string? AddressOf(IResource resource) => (resource as IResourceWithEndpoints)?.GetEndpoints()
        .Where(endpoint => endpoint.IsAllocated)
        .OrderByDescending(endpoint => endpoint.EndpointAnnotation.IsHttp)
        .ThenByDescending(endpoint => endpoint.EndpointAnnotation.Port is not null)
        .FirstOrDefault()?.Url;

    private async Task<IReadOnlyList<(string Text, string Address)>> LinksAsync(CancellationToken cancellationToken)
    {
        var links = new List<(string, string)>();
        foreach (var resource in model.Resources.OfType<IResourceWithEndpoints>()
            .Where(resource => _rows.TryGetValue(resource, out var row) && !row.IsDown))
        {
            links.AddRange(resource.GetEndpoints()
                .Where(endpoint => endpoint.EndpointAnnotation.IsExternal)
                .Select(endpoint => (resource.Name, endpoint.Url)));
            foreach (var url in resource.Annotations.OfType<UrlAnnotation>())
            {
                links.Add((url.Text ?? resource.Name, await url.Url.GetValueAsync(cancellationToken) ?? string.Empty));
            }
        }

        return links;
    }
}
