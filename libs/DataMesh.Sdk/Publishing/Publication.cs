using System.Reflection;
using DataMesh.Client;
using DataMesh.Sdk.Documents;
using DataMesh.Sdk.Reporting;
using DataMesh.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DataMesh.Sdk.Publishing;

/// <summary>
/// Publishes the products in force to the catalog when the domain starts, for as long as it takes; meanwhile rows are served. Then reports
/// commits that the catalog missed, and removes what dead runs left behind.
/// </summary>
internal sealed partial class Publication(
    DomainContracts contracts,
    DomainFolder folder,
    MissingReports missing,
    PublicationState state,
    TableRegistry tables,
    ITableStorage storage,
    IServiceScopeFactory scopes,
    IOptions<DomainOptions> options,
    TimeProvider time,
    ILogger<Publication> logger) : BackgroundService
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);
    private static readonly string? SdkVersion = typeof(Publication).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var product in contracts.InForce.Products)
        {
            await PublishUntilAnsweredAsync(product, stoppingToken);
        }

        await DiscardAbandonedAsync(stoppingToken);
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
            catch (CatalogRefusedException refusal)
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
                Address = options.Value.Address ?? new Uri($"http://{folder.ServiceName}"),
                SdkVersion = SdkVersion,
            },
            ct);
        state.Say(name, "published");
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
        [LoggerMessage(LogLevel.Information, "Product {Product} with {Contracts} contracts is in the catalog (changed: {Changed}).")]
        public static partial void Published(ILogger logger, string product, int contracts, bool changed);

        [LoggerMessage(LogLevel.Information, "{Count} commits of product {Product} that the catalog had not heard of are reported.")]
        public static partial void Recovered(ILogger logger, int count, string product);

        [LoggerMessage(LogLevel.Warning, "Product {Product} waits to be published: the catalog does not answer ({Reason}). Its rows are served meanwhile.")]
        public static partial void Waiting(ILogger logger, string product, string reason);

        [LoggerMessage(LogLevel.Error, "The catalog refused product {Product}, so what was published before stays current. {Reason}")]
        public static partial void Refused(ILogger logger, string product, string reason);
    }
}
