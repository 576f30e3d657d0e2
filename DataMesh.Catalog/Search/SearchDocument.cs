using System.Text.Json;
using DataMesh.Catalog.Products;
using DataMesh.Client;
using DataMesh.Contracts;

namespace DataMesh.Catalog.Search;

/// <summary>A product as the index holds it. Pure: the same documents give the same entries.</summary>
internal sealed record SearchDocument
{
    /// <summary>Entries of one product. PostgreSQL takes up to 1 MB of them.</summary>
    private const int MostLexemes = 30_000;

    private static readonly int[] Samples = [8, 64];

    public required long ProductId { get; init; }
    public required long RevisionId { get; init; }
    public required int Standing { get; init; }
    public required IReadOnlyList<string> Facets { get; init; }
    public required IReadOnlyList<string> Lexemes { get; init; }
    public required string Card { get; init; }

    /// <summary>Null when today's rules no longer read what was published under older ones.</summary>
    public static SearchDocument? Read(ProductRecord record, ProductRevision revision, string quality)
    {
        var product = ProductReader.Read(revision.Content, revision.File).Value;
        var contracts = revision.Contracts.Select(contract => ContractReader.Read(contract.Content, contract.File).Value)
            .OfType<DataContract>().ToList();
        return product is null ? null : Of(record, revision.Id, product, contracts, quality);
    }

    public static SearchDocument Of(ProductRecord record, long revisionId, DataProduct product, IReadOnlyList<DataContract> contracts,
        string quality)
    {
        var view = PublishedView.Of(product, contracts);
        var places = ReadPlaces.Of(record.Domain, record.Name, product, contracts);
        var standing = Search.Standing.Of(view.Status, record.Name);
        List<string> tags = [.. ReadPlaces.TagsOf(product, contracts)];
        var facets = Facet(record.Domain, view.Status, quality, tags, contracts);
        return new()
        {
            ProductId = record.Id,
            RevisionId = revisionId,
            Standing = standing,
            Facets = facets,
            Lexemes =
            [
                .. facets.Concat([Search.Lexemes.Every, Search.Lexemes.Bucket(Search.Standing.Bucket(standing))])
                    .Concat(Samples.Where(of => Lot(record.Id) % of == 0).Select(Search.Lexemes.Sample))
                    .Concat(places.SelectMany(Entries)).Distinct(StringComparer.Ordinal).Take(MostLexemes),
            ],
            Card = JsonSerializer.Serialize(
                new SearchCard
                {
                    Domain = record.Domain,
                    Product = record.Name,
                    Version = view.Version,
                    Status = view.Status,
                    Title = view.Title,
                    Description = view.Description is { Length: > 400 } text ? text[..400] : view.Description,
                    Team = view.Owner?.Team,
                    Tags = tags,
                    Places = places,
                },
                MeshJson.Options),
        };
    }

    private static List<string> Facet(string domain, string status, string quality, List<string> tags,
        IReadOnlyList<DataContract> contracts) =>
    [
        .. tags.Select(tag => Search.Lexemes.Of(Search.Lexemes.Tag, tag))
            .Concat(contracts.SelectMany(contract => contract.Schema).SelectMany(schema => schema.Properties).SelectMany(Classifications)
                .Select(value => Search.Lexemes.Of(Search.Lexemes.Classification, value)))
            .Append(Search.Lexemes.Of(Search.Lexemes.Domain, domain))
            .Append(Search.Lexemes.Of(Search.Lexemes.Status, status))
            .Append(Search.Lexemes.Of(Search.Lexemes.Quality, quality)).Distinct(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Classifications(SchemaProperty property) =>
        property.Properties.Concat(property.Items?.Properties ?? []).SelectMany(Classifications)
            .Concat(string.IsNullOrWhiteSpace(property.Classification) ? [] : [property.Classification.Trim()]);

    private static IEnumerable<string> Entries(SearchPlace place)
    {
        var words = Words.Split(place.Text).Select(word => word.Text).ToList();
        var isName = place.Kind is "name" or "title" || (place.Kind == "contract" && place.Contract == place.Text);
        if (place.Kind is "name" or "title" && words.Count > 0)
        {
            yield return Search.Lexemes.Whole + Words.Join(words);
        }

        if (place.Kind != "description" && words.Count is > 1 and <= 4)
        {
            yield return Search.Lexemes.Joined + Words.Join(words);
        }

        foreach (var word in words)
        {
            yield return word;
            if (place.Kind != "description")
            {
                yield return Search.Lexemes.Placed + word;
            }

            if (isName)
            {
                yield return Search.Lexemes.Named + word;
            }
        }
    }

    /// <summary>A lot that has nothing to do with what the product is: ids in turn, mixed (Fibonacci hashing).</summary>
    private static long Lot(long id) => (long)(unchecked((ulong)id * 11400714819323198485) >> 40);
}
