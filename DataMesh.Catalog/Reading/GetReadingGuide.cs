using DataMesh.Catalog.Lineage;
using DataMesh.Catalog.Pages;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Reading;

/// <summary>How to read each object of a product, in lines that can be copied; only by interfaces that exist for it now.</summary>
internal static class GetReadingGuide
{
    /// <summary>Enough to see what a statement looks like.</summary>
    private const int MostColumns = 4;

    public static async Task<Results<Ok<ReadingGuide>, ProblemHttpResult>> HandleAsync(
        string domain, string product, HttpRequest request, IConfiguration configuration, CatalogDb db, CancellationToken ct) =>
        await CurrentProduct.FindAsync(domain, product, db, ct) is { } found
            ? TypedResults.Ok(await ReadAsync(found, PublicAddress.Of(request, configuration), db, ct))
            : CurrentProduct.Unknown(domain, product);

    public static async Task<ReadingGuide> ReadAsync(CurrentProduct product, Uri gateway, CatalogDb db, CancellationToken ct)
    {
        var facts = await PortFacts.ReadAsync(db, [product.Domain], ct);
        var served = await db.Domains.AnyAsync(candidate => candidate.Name == product.Domain && candidate.Address != null, ct);
        return new()
        {
            Domain = product.Domain,
            Product = product.Name,
            Address = gateway,
            Objects =
            [
                .. from published in product.View.Ports
                   let columns = product.ContractOf(published)?.Schema.ToDictionary(
                       schema => schema.Name,
                       schema => schema.Properties.Select(property => property.Name).ToList(),
                       StringComparer.Ordinal) ?? []
                   let port = facts.Port(product.Domain, published)
                   from found in port.Objects
                   select Of(port, found, columns.GetValueOrDefault(found.Name) ?? [], gateway, served),
            ],
        };
    }

    private static ObjectReading Of(Port port, PortObject found, List<string> columns, Uri gateway, bool served) => new()
    {
        Port = port.Name,
        Contract = port.Contract,
        Major = port.Major,
        Object = found.Name,
        Snippets = [.. port.Interfaces.SelectMany(way => Snippets(way, found.Name, columns, gateway, served))],
        Notes =
        [
            .. served ? Array.Empty<string>() : ["No process of the domain serves now, so the rest interface does not answer."],
            .. found.LastCommit is null ? ["There are no rows yet: the pipeline has not succeeded so far."] : Array.Empty<string>(),
        ],
    };

    private static IEnumerable<ReadingSnippet> Snippets(PortInterface way, string name, List<string> columns, Uri gateway, bool served) =>
        way.Kind switch
        {
            "rest" when served => RestSnippets.Of(gateway, way.Address, name),
            "sql" when way.Address.EndsWith($".{name.Replace('-', '_')}", StringComparison.Ordinal) =>
                SqlSnippets.Of(gateway, way.Address, [.. columns.Take(MostColumns)]),
            _ => [],
        };
}
