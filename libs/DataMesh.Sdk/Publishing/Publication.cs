using System.Reflection;
using DataMesh.Client;
using DataMesh.Sdk.Documents;
using DataMesh.Sdk.Joining;
using DataMesh.Sdk.Pipelines;
using DataMesh.Sdk.Reporting;
using DataMesh.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DataMesh.Sdk.Publishing;

/// <summary>
/// Publishes the products in force to the catalog when the domain listens, for as long as it takes; meanwhile rows are served. Then reports
/// commits that the catalog missed, and removes what dead runs left behind. A domain that joined by the catalog's address leaves when it
/// stops; one whose place another process had taken takes it again when that process has left.
/// </summary>
internal sealed partial class Publication(
    DomainContracts contracts,
    PipelineQueries queries,
    DocumentEdits edits,
    MissingReports missing,
    PublicationState state,
    TableRegistry tables,
    ITableStorage storage,
    IServiceScopeFactory scopes,
    AnnouncedAddress announced,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<Publication> logger) : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LookForEdits = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LeaveWithin = TimeSpan.FromSeconds(1);
    private static readonly string? SdkVersion = typeof(Publication).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

    private Uri? _address;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Before the server stops listening, so that the gateway sends nobody to a closed door.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await StopAsync(cancellationToken);
        if (_address is not null && announced.IsOwn)
        {
            await LeaveAsync(_address, cancellationToken);
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
        await PublishAllAsync(ct);
        await DiscardAbandonedAsync(ct);
        await Task.WhenAll(LookAfterAsync(ct), FollowEditsAsync(ct));
    }

    private async Task PublishAllAsync(CancellationToken ct)
    {
        foreach (var product in contracts.InForce.Products)
        {
            await PublishUntilAnsweredAsync(product, ct);
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

    /// <summary>An author who saves a contract or a query in Development need not restart anything.</summary>
    private async Task FollowEditsAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(LookForEdits, time);
        while (edits.AreFollowed && await timer.WaitForNextTickAsync(ct))
        {
            try
            {
                if (edits.AreThere())
                {
                    contracts.ReadAgain();
                    await PublishAllAsync(ct);
                }
            }
            catch (IOException saving)
            {
                // An editor replaces a file by deleting and renaming; the next look finds the new one.
                Log.EditNotRead(logger, saving.Message);
            }
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
                    await PublishAsync(product, ct);
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

    private async Task PublishUntilAnsweredAsync(DomainProduct product, CancellationToken ct)
    {
        var (delay, said) = (FirstDelay, false);
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await PublishAsync(product, ct);
                return;
            }
            catch (CatalogRefusedException refusal) when (refusal.Problem.Type != Problems.AddressUnreachable)
            {
                state.Say(product.Product.Name, $"refused: {refusal.Message}");
                Log.Refused(logger, product.Product.Name, refusal.Message);
                return;
            }
            catch (Exception away) when (away is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                state.Say(product.Product.Name, $"waiting for the catalog: {away.Message}");
                if (!said)
                {
                    Log.Waiting(logger, product.Product.Name, away.Message);
                }

                said = true;
                await Task.Delay(delay, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                delay = delay * 2 > LongestDelay ? LongestDelay : delay * 2;
            }
        }
    }

    private async Task PublishAsync(DomainProduct product, CancellationToken ct)
    {
        using var activity = SdkTelemetry.Source.StartActivity("publish product");
        await using var scope = scopes.CreateAsyncScope();
        var catalog = scope.ServiceProvider.GetRequiredService<CatalogClient>();
        var name = product.Product.Name;
        var published = await catalog.PublishAsync(
            product.Domain,
            name,
            new()
            {
                Product = product.Document,
                Contracts = [.. product.Contracts.Select(contract => contract.Document)],
                Address = _address = announced.Find(),
                SdkVersion = SdkVersion,
                PipelineHash = queries.HashOf(product),
            },
            ct);
        state.Published(name);
        foreach (var warning in published.Warnings)
        {
            Log.Warned(logger, name, warning);
        }

        Log.Published(logger, name, product.Contracts.Count, published.Changed);
        if (await catalog.FindProductAsync(product.Domain, name, ct) is { } known && await missing.ReportAsync(product, known, ct) is > 0 and var count)
        {
            Log.Recovered(logger, count, name);
        }
    }

    private async Task DiscardAbandonedAsync(CancellationToken ct)
    {
        var stage = new ObjectStage(storage);
        foreach (var (product, contract) in contracts.InForce.Products.SelectMany(product => product.Contracts.Select(contract => (product, contract.Contract))))
        {
            foreach (var schema in contract.Schema)
            {
                await stage.DiscardAbandonedAsync(tables.Of(product.Domain, contract, schema), time.GetUtcNow(), ct);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "An edit cannot be read yet: {Reason}")]
        public static partial void EditNotRead(ILogger logger, string reason);

        [LoggerMessage(LogLevel.Information, "Product {Product} with {Contracts} contracts is in the catalog (changed: {Changed}).")]
        public static partial void Published(ILogger logger, string product, int contracts, bool changed);

        [LoggerMessage(LogLevel.Warning, "Product {Product} is published, and the catalog warns: {Warning}")]
        public static partial void Warned(ILogger logger, string product, string warning);

        [LoggerMessage(LogLevel.Information, "{Count} commits of product {Product} that the catalog had not heard of are reported.")]
        public static partial void Recovered(ILogger logger, int count, string product);

        [LoggerMessage(LogLevel.Warning, "Product {Product} waits to be published ({Reason}). Its rows are served meanwhile.")]
        public static partial void Waiting(ILogger logger, string product, string reason);

        [LoggerMessage(LogLevel.Information, "Domain {Domain} has left the mesh.")]
        public static partial void Left(ILogger logger, string domain);

        [LoggerMessage(LogLevel.Warning, "The catalog could not be told that domain {Domain} leaves ({Reason}); requests for it are answered with 503.")]
        public static partial void NotLeft(ILogger logger, string domain, string reason);

        [LoggerMessage(LogLevel.Debug, "Whether the catalog still routes to this domain could not be seen: {Reason}")]
        public static partial void NotLookedAfter(ILogger logger, string reason);

        [LoggerMessage(LogLevel.Error, "The catalog refused product {Product}, so what was published before stays current. {Reason}")]
        public static partial void Refused(ILogger logger, string product, string reason);
    }
}
