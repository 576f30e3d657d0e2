using System.Reflection;
using DataMesh.Client;
using DataMesh.Sdk.Documents;
using DataMesh.Sdk.Joining;
using DataMesh.Sdk.Pipelines;
using DataMesh.Sdk.Reporting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DataMesh.Sdk.Publishing;

/// <summary>Publishes products, and brings into force what the catalog takes.</summary>
internal sealed partial class PublishToCatalog(
    DomainContracts contracts,
    PipelineQueries queries,
    MissingReports missing,
    PublicationState state,
    IServiceScopeFactory scopes,
    AnnouncedAddress announced,
    TimeProvider time,
    ILogger<PublishToCatalog> logger)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private static readonly string? SdkVersion = typeof(Publication).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

    /// <summary>The address that was announced last; null before the first publication.</summary>
    public Uri? Announced { get; private set; }

    /// <summary>
    /// Tries as long as the catalog is away, or policies stand against it: what others publish, or a policy that changes, may make it right. Any
    /// other refusal is said, and stands until the documents change.
    /// </summary>
    public async Task UntilAnsweredAsync(DomainProduct product, CancellationToken ct)
    {
        var (delay, said) = (FirstDelay, string.Empty);
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await PublishWrittenAsync(product, ct);
                return;
            }
            catch (CatalogRefusedException refusal) when (refusal.Problem.Type != Problems.AddressUnreachable)
            {
                await SayRefusedAsync(product, refusal, said == refusal.Message, ct);
                said = refusal.Message;
                if (refusal.Problem.Type != Problems.PoliciesFailed)
                {
                    return;
                }

                await PauseAsync(LongestPause);
            }
            catch (Exception away) when (away is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                state.Say(product.Product.Name, $"waiting for the catalog: {away.Message}");
                if (said.Length == 0)
                {
                    Log.Waiting(logger, product.Product.Name, away.Message);
                }

                said = away.Message;
                await PauseAsync(LongestDelay);
            }
        }

        async Task PauseAsync(TimeSpan longest)
        {
            await Task.Delay(delay, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            delay = delay * 2 > longest ? longest : delay * 2;
        }
    }

    /// <summary>
    /// The catalog judges before anything comes into force, and it comes into force before the catalog tells anybody: a run that it wakes finds
    /// the contract that it is for.
    /// </summary>
    private async Task PublishWrittenAsync(DomainProduct product, CancellationToken ct)
    {
        var before = contracts.Find(product.Product.Name);
        if (before is null || before.HasSameDocuments(product))
        {
            await OnceAsync(product, ct);
            return;
        }

        await using (var scope = scopes.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<CatalogClient>().TryPublishAsync(product.Domain, product.Product.Name, Request(product), ct);
        }

        contracts.BringIntoForce(product);
        try
        {
            await OnceAsync(product, ct);
            contracts.Keep();
        }
        catch (CatalogRefusedException)
        {
            contracts.BringIntoForce(before);
            throw;
        }
    }

    /// <summary>What is served instead is announced: the process may listen elsewhere than the last one did.</summary>
    private async Task SayRefusedAsync(DomainProduct product, CatalogRefusedException refusal, bool isSaid, CancellationToken ct)
    {
        var name = product.Product.Name;
        if (!isSaid)
        {
            Log.Refused(logger, name, refusal.Message);
            if (contracts.Find(name) is { } served && !served.HasSameDocuments(product))
            {
                try
                {
                    await OnceAsync(served, ct);
                }
                catch (Exception failure) when (failure is HttpRequestException or CatalogRefusedException)
                {
                    Log.NotAnnounced(logger, name, failure.Message);
                }
            }
        }

        state.Say(name, $"refused: {refusal.Message}");
    }

    /// <summary>Publishes what is in force, and reports commits that the catalog missed.</summary>
    public async Task OnceAsync(DomainProduct product, CancellationToken ct)
    {
        using var activity = SdkTelemetry.Source.StartActivity("publish product");
        await using var scope = scopes.CreateAsyncScope();
        var catalog = scope.ServiceProvider.GetRequiredService<CatalogClient>();
        var name = product.Product.Name;
        var published = await catalog.PublishAsync(product.Domain, name, Request(product), ct);
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

    private PublishProduct Request(DomainProduct product) => new()
    {
        Product = product.Document,
        Contracts = [.. product.Contracts.Select(contract => contract.Document)],
        Policies = product.Policies,
        Address = Announced = announced.Find(),
        SdkVersion = SdkVersion,
        PipelineHash = queries.HashOf(product),
    };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Product {Product} with {Contracts} contracts is in the catalog (changed: {Changed}).")]
        public static partial void Published(ILogger logger, string product, int contracts, bool changed);

        [LoggerMessage(LogLevel.Warning, "Product {Product} is published, and the catalog warns: {Warning}")]
        public static partial void Warned(ILogger logger, string product, string warning);

        [LoggerMessage(LogLevel.Information, "{Count} commits of product {Product} that the catalog had not heard of are reported.")]
        public static partial void Recovered(ILogger logger, int count, string product);

        [LoggerMessage(LogLevel.Warning, "Product {Product} waits to be published ({Reason}). Its rows are served meanwhile.")]
        public static partial void Waiting(ILogger logger, string product, string reason);

        [LoggerMessage(LogLevel.Error, "The catalog refused product {Product}, so what was published before stays current. {Reason}")]
        public static partial void Refused(ILogger logger, string product, string reason);

        [LoggerMessage(LogLevel.Warning, "What is served of product {Product} meanwhile could not be announced: {Reason}")]
        public static partial void NotAnnounced(ILogger logger, string product, string reason);
    }
}
