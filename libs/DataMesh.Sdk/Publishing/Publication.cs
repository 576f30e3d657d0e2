using DataMesh.Client;
using DataMesh.Sdk.Documents;
using DataMesh.Sdk.Joining;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DataMesh.Sdk.Publishing;

/// <summary>
/// Publishes what is written to the catalog when the domain listens, for as long as it takes; meanwhile rows are served. A domain that joined by the catalog's address leaves when it
/// stops; one whose place another process had taken takes it again when that process has left.
/// </summary>
internal sealed partial class Publication(
    DomainContracts contracts,
    PublishToCatalog publish,
    DocumentEdits edits,
    PublicationState state,
    IServiceScopeFactory scopes,
    AnnouncedAddress announced,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<Publication> logger) : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LookForEdits = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LeaveWithin = TimeSpan.FromSeconds(1);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Before the server stops listening, so that the gateway sends nobody to a closed door.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await StopAsync(cancellationToken);
        if (publish.Announced is { } address && announced.IsOwn)
        {
            await LeaveAsync(address, cancellationToken);
        }
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await KeepPublishedAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // We leave before the host counts as stopping, and until then it takes a cancelled service for a broken one.
        }
    }

    private async Task KeepPublishedAsync(CancellationToken ct)
    {
        await ListeningAsync(ct);
        await Task.WhenAll(LookAfterAsync(ct), PublishWhatIsWrittenAsync(ct));
    }

    /// <summary>An author who saves a contract or a query in Development need not restart anything.</summary>
    private async Task PublishWhatIsWrittenAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(LookForEdits, time);
        while (true)
        {
            using var round = CancellationTokenSource.CreateLinkedTokenSource(ct);
            var publishing = Task.WhenAll(contracts.Written.Products.Count > 0 && contracts.Written.AreValid
                ? contracts.Written.Products.Select(product => publish.UntilAnsweredAsync(product, round.Token))
                : contracts.InForce.Products.Select(product => publish.UntilAnsweredAsync(product, round.Token)));
            if (!edits.AreFollowed)
            {
                await publishing;
                return;
            }

            await EditAsync(timer, ct);
            await round.CancelAsync();
            await publishing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Returns when an edit was read.</summary>
    private async Task EditAsync(PeriodicTimer timer, CancellationToken ct)
    {
        while (await timer.WaitForNextTickAsync(ct))
        {
            try
            {
                if (edits.AreThere())
                {
                    contracts.ReadAgain();
                    return;
                }
            }
            catch (IOException saving)
            {
                // An editor replaces a file by deleting and renaming; the next look finds the new one.
                Log.EditNotRead(logger, saving.Message);
            }
        }
    }

    private async Task LookAfterAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(LookAgain, time);
        while (await timer.WaitForNextTickAsync(ct))
        {
            await TakePlaceAgainAsync(ct);
        }
    }

    private async Task ListeningAsync(CancellationToken ct)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(ct);
    }

    /// <summary>Publishing the same again changes nothing but the address.</summary>
    private async Task TakePlaceAgainAsync(CancellationToken ct)
    {
        try
        {
            foreach (var product in contracts.InForce.Products.Where(product => state.IsPublished(product.Product.Name)))
            {
                await using var scope = scopes.CreateAsyncScope();
                var catalog = scope.ServiceProvider.GetRequiredService<CatalogClient>();
                if (await catalog.FindProductAsync(product.Domain, product.Product.Name, ct) is null or { Served: false })
                {
                    await publish.OnceAsync(product, ct);
                }
            }
        }
        catch (Exception away) when (away is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            Log.NotLookedAfter(logger, away.Message);
        }
    }

    private async Task LeaveAsync(Uri address, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(LeaveWithin);
        await using var scope = scopes.CreateAsyncScope();
        var catalog = scope.ServiceProvider.GetRequiredService<CatalogClient>();
        foreach (var domain in contracts.InForce.Products.Select(product => product.Domain).Distinct())
        {
            try
            {
                await catalog.LeaveAsync(domain, address, limit.Token);
                Log.Left(logger, domain);
            }
            catch (Exception away) when (away is HttpRequestException or CatalogRefusedException or OperationCanceledException)
            {
                Log.NotLeft(logger, domain, away.Message);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "An edit cannot be read yet: {Reason}")]
        public static partial void EditNotRead(ILogger logger, string reason);

        [LoggerMessage(LogLevel.Information, "Domain {Domain} has left the mesh.")]
        public static partial void Left(ILogger logger, string domain);

        [LoggerMessage(LogLevel.Warning, "The catalog could not be told that domain {Domain} leaves ({Reason}); requests for it are answered with 503.")]
        public static partial void NotLeft(ILogger logger, string domain, string reason);

        [LoggerMessage(LogLevel.Debug, "Whether the catalog still routes to this domain could not be seen: {Reason}")]
        public static partial void NotLookedAfter(ILogger logger, string reason);

    }
}
