using System.Collections.Concurrent;
using DataMesh.Cli.CommandLine;
using DataMesh.Cli.Mesh;
using DataMesh.Client;
using DataMesh.Contracts;
using DataMesh.Governance;

namespace DataMesh.Cli.Governing;

/// <summary>The current documents of every published product, read through the API.</summary>
internal sealed class PublishedDocuments(Surroundings surroundings, CatalogAddress catalog)
{
    private const int PageSize = 500;
    private const int AtOnce = 8;
    private readonly ConcurrentBag<ProductDocument> _products = [];
    private readonly ConcurrentBag<ContractDocument> _contracts = [];

    public async Task<DocumentSet> ReadAsync(CancellationToken ct)
    {
        await catalog.AskAsync(client => ReadAllAsync(client, ct), ct);
        return new(
            [.. _products.OrderBy(document => document.File, StringComparer.Ordinal)],
            [.. _contracts.OrderBy(document => document.File, StringComparer.Ordinal)]);
    }

    private async Task<bool> ReadAllAsync(CatalogClient client, CancellationToken ct)
    {
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct };
        string? after = null;
        while (await client.ListProductsAsync(after, PageSize, ct) is { Count: > 0 } page)
        {
            await Parallel.ForEachAsync(page, bounds, async (product, stop) => await ReadAsync(client, product, stop));
            after = $"{page[^1].Domain}/{page[^1].Product}";
        }

        return true;
    }

    private async Task ReadAsync(CatalogClient client, ProductSummary summary, CancellationToken ct)
    {
        // One that left between the list and now is no product of the mesh any more.
        if (await client.FindProductAsync(summary.Domain, summary.Product, ct) is { Document: { } document })
        {
            var file = NameOf(summary, document.File);
            if (Taken(ProductReader.Read(document.Content, file), file) is { } product)
                _products.Add(new(file, product));
        }

        foreach (var port in summary.Ports)
        {
            if (await client.FindContractAsync(summary.Domain, port.Contract, port.Major, version: null, ct) is not { } found)
                continue;
            var file = NameOf(summary, found.Document.File);
            if (Taken(ContractReader.Read(found.Document.Content, file), file) is { } contract)
                _contracts.Add(new(file, contract));
        }
    }

    // A product's files are unique, and so are products.
    private static string NameOf(ProductSummary product, string file) => $"{product.Domain}/{product.Product}/{file}";

    private T? Taken<T>(ReadResult<T> read, string file)
        where T : class
    {
        if (!read.IsValid)
        {
            surroundings.Error.WriteLine(
                $"note: {Page.Shown(file)} was published by older rules and is left out: {Page.Shown(read.Findings[0].Message)}");
        }

        return read.Value;
    }
}
