using DataMesh.Contracts;

namespace DataMesh.Catalog.Search;

/// <summary>Everything in a product's documents that people search by, most telling first.</summary>
internal static class ReadPlaces
{
    /// <summary>Of a longer text the beginning is searched.</summary>
    public const int LongestText = 2000;

    /// <summary>No contract of people comes near; generated ones with more are found by their first columns.</summary>
    public const int Most = 20_000;

    private const int Deepest = 20;

    public static List<SearchPlace> Of(string domain, string name, DataProduct product, IReadOnlyList<DataContract> contracts) =>
    [
        .. All(domain, name, product, contracts).Where(place => !string.IsNullOrWhiteSpace(place.Text)).Take(Most)
            .Select(place => place.Text.Length > LongestText ? place with { Text = place.Text[..LongestText] } : place),
    ];

    private static IEnumerable<SearchPlace> All(string domain, string name, DataProduct product, IReadOnlyList<DataContract> contracts)
    {
        var root = new SearchPlace { Kind = "name", Text = name };
        yield return root;
        foreach (var (kind, text) in Heading(domain, product, contracts))
        {
            yield return root with { Kind = kind, Text = text };
        }

        foreach (var place in contracts.SelectMany(Contract))
        {
            yield return place;
        }
    }

    private static IEnumerable<(string Kind, string Text)> Heading(string domain, DataProduct product,
        IReadOnlyList<DataContract> contracts)
    {
        if (product.CustomProperties.FirstOrDefault(custom => custom.Property == "title")?.Value.Text is { } title)
        {
            yield return ("title", title);
        }

        yield return ("domain", domain);
        foreach (var tag in TagsOf(product, contracts))
        {
            yield return ("tag", tag);
        }

        foreach (var owner in contracts.Select(contract => contract.Team).Prepend(product.Team).OfType<Team>().SelectMany(Owners)
            .Distinct())
        {
            yield return ("owner", owner);
        }

        foreach (var synonym in product.Synonyms)
        {
            yield return ("name", synonym.Text);
        }

        foreach (var text in Texts(product.Description))
        {
            yield return ("description", text);
        }
    }

    public static IEnumerable<string> TagsOf(DataProduct product, IReadOnlyList<DataContract> contracts) =>
        product.Tags.Concat(contracts.SelectMany(contract => contract.Tags)).Where(tag => !string.IsNullOrWhiteSpace(tag)).Distinct();

    private static IEnumerable<string> Owners(Team team) =>
        team.Members.SelectMany(member => new[] { member.Username, member.Name }).Prepend(team.Name).OfType<string>();

    private static IEnumerable<SearchPlace> Contract(DataContract contract)
    {
        var place = new SearchPlace { Kind = "contract", Contract = contract.Name, Text = contract.Name };
        yield return place;
        foreach (var text in Texts(contract.Description))
        {
            yield return place with { Kind = "description", Text = text };
        }

        foreach (var schema in contract.Schema)
        {
            var table = place with { Kind = "object", Object = schema.Name };
            foreach (var text in Names([schema.Name, schema.PhysicalName, schema.BusinessName], schema.Synonyms))
            {
                yield return table with { Text = text };
            }

            foreach (var found in Tagged(table, schema.Tags, schema.Description)
                .Concat(schema.Properties.SelectMany(property => Column(property, table, null, 0))))
            {
                yield return found;
            }
        }
    }

    private static IEnumerable<SearchPlace> Column(SchemaProperty property, SearchPlace table, string? path, int depth)
    {
        var column = table with { Kind = "column", Column = path is null ? property.Name : $"{path}.{property.Name}" };
        foreach (var text in Names([property.Name, property.PhysicalName, property.BusinessName], property.Synonyms))
        {
            yield return column with { Text = text };
        }

        var below = property.Properties.Concat((property.Items?.Properties ?? []).Concat(property.Values?.Properties ?? []));
        foreach (var found in Tagged(column, property.Tags, property.Description)
            .Concat(depth < Deepest ? below.SelectMany(child => Column(child, table, column.Column, depth + 1)) : []))
        {
            yield return found;
        }
    }

    private static IEnumerable<string> Names(IEnumerable<string?> names, IEnumerable<Synonym> synonyms) =>
        names.OfType<string>().Concat(synonyms.Select(synonym => synonym.Text)).Distinct();

    private static IEnumerable<SearchPlace> Tagged(SearchPlace place, IEnumerable<string> tags, string? description) =>
        tags.Select(tag => place with { Kind = "tag", Text = tag })
            .Concat(description is null ? [] : [place with { Kind = "description", Text = description }]);

    private static IEnumerable<string> Texts(Description? description) =>
        new[] { description?.Purpose, description?.Usage, description?.Limitations }.OfType<string>();
}
