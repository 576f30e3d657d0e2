using DataMesh.Catalog.Products;
using DataMesh.Catalog.Quality;
using DataMesh.Catalog.Ratings;
using DataMesh.Catalog.Reading;
using DataMesh.Catalog.ServiceLevels;
using DataMesh.Catalog.Storage;
using DataMesh.Catalog.Usage;
using DataMesh.Client;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DataMesh.Catalog.Pages;

/// <summary>All there is to show about a product, in one answer.</summary>
internal static class GetProductPage
{
    private const int NewestAudits = 20;
    private const int NewestRatings = 10;

    public static async Task<Results<Ok<ProductPage>, ProblemHttpResult>> HandleAsync(
        string domain, string product, HttpRequest request, IConfiguration configuration, CatalogDb db, TimeProvider time,
        CancellationToken ct)
    {
        var found = await CurrentProduct.FindAsync(domain, product, db, ct);
        if (found is null
            || (await GetProduct.HandleAsync(domain, product, db, time, ct)).Result is not Ok<ProductDetails> { Value: { } details })
        {
            return CurrentProduct.Unknown(domain, product);
        }

        var now = time.GetUtcNow();
        var usage = await ReadUsage.ReadAsync(domain, found.View, ReadUsage.Usual, db, now, ct);
        return TypedResults.Ok(new ProductPage
        {
            Details = details,
            Description = Shown.Of(found.Document?.Description),
            Type = found.Document?.Type,
            Team = Shown.Of(found.Document?.Team),
            Support = Shown.Channels(found.Document?.Support ?? []),
            Links = Shown.Links(found.Document?.AuthoritativeDefinitions ?? []),
            CustomProperties = Shown.Properties(found.Document?.CustomProperties ?? []),
            Contracts = await ContractsAsync(found, db, ct),
            Reading = await GetReadingGuide.ReadAsync(found, PublicAddress.Of(request, configuration), db, ct),
            Quality = await ReadQuality.ReadAsync(
                found, new(DateTimeOffset.MinValue, After: null, Contract: null, Object: null, NewestAudits), db, ct),
            ServiceLevels = await MeasureLevels.MeasureAsync(found, db, now, ct),
            Usage = usage,
            Consumers = ConsumersOf(usage, details),
            Ratings = await ReadRatings.NewestAsync(domain, product, NewestRatings, db, ct),
        });
    }

    private static async Task<List<DescribedContract>> ContractsAsync(CurrentProduct product, CatalogDb db, CancellationToken ct)
    {
        var contracts = new List<DescribedContract>();
        foreach (var port in product.View.Ports)
        {
            if (product.ContractOf(port) is { } contract)
            {
                contracts.Add(ShownContract.Of(product.Domain, port, contract, await VersionHistory.ReadAsync(product.Domain, port, db, ct)));
            }
        }

        return contracts;
    }

    private static List<ProductConsumer> ConsumersOf(ProductUsage usage, ProductDetails details) =>
    [
        .. usage.Consumers.Where(consumer => consumer.Requests > 0)
            .GroupBy(consumer => (consumer.Consumer, consumer.Contract, consumer.Major)).Select(group => new ProductConsumer
        {
            Kind = "caller",
            Name = group.Key.Consumer,
            Contract = group.Key.Contract,
            Major = group.Key.Major,
            Requests = group.Sum(consumer => consumer.Requests),
            LastAt = group.Max(consumer => consumer.LastAt),
        }),
        .. details.Downstream.Select(neighbour => new ProductConsumer
        {
            Kind = "product",
            Name = neighbour.Product is null ? null : $"{neighbour.Domain}/{neighbour.Product}",
            Contract = neighbour.Contract,
            Major = neighbour.Major,
            Declared = neighbour.Declared,
            LastAt = neighbour.LastSeen,
        }),
    ];
}
