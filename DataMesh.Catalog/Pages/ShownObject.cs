using System.Text.Json;
using DataMesh.Client;
using DataMesh.Contracts;

namespace DataMesh.Catalog.Pages;

/// <summary>A table with its columns, keys, rules and references.</summary>
internal static class ShownObject
{
    private const int MostLevels = 10;

    public static DescribedObject Of(SchemaObject schema) => new()
    {
        Name = schema.Name,
        PhysicalName = schema.PhysicalName,
        BusinessName = schema.BusinessName,
        Description = schema.Description,
        Granularity = schema.DataGranularityDescription,
        Deprecated = Shown.Flag(schema.Deprecated),
        Columns = [.. schema.Properties.Select(property => Of(property, property.Name, level: 1))],
        PrimaryKey = Shown.List(schema.PrimaryKeys.Select(property => property.Name)),
        PartitionKey = Shown.List(schema.PartitionKeys.Select(property => property.Name)),
        Quality = Rules(schema.Quality),
        Relationships = References(schema.Relationships),
        Synonyms = Shown.List(schema.Synonyms.Select(synonym => synonym.Text)),
        Tags = Shown.List(schema.Tags),
        Links = Shown.Links(schema.AuthoritativeDefinitions),
        CustomProperties = Shown.Properties(schema.CustomProperties),
    };

    private static DescribedColumn Of(SchemaProperty property, string name, int level) => new()
    {
        Name = name,
        Type = property.LogicalType is { } type ? Word(type) : null,
        PhysicalType = property.PhysicalType,
        PhysicalName = property.PhysicalName,
        BusinessName = property.BusinessName,
        Description = property.Description,
        Required = Shown.Flag(property.Required),
        Unique = Shown.Flag(property.Unique),
        PrimaryKey = Shown.Flag(property.PrimaryKey),
        Deprecated = Shown.Flag(property.Deprecated),
        Critical = Shown.Flag(property.CriticalDataElement),
        Classification = property.Classification,
        EncryptedName = property.EncryptedName,
        SemanticType = property.SemanticType,
        Options = property.LogicalTypeOptions is { } options ? Shown.Json(options.Node) : null,
        Examples = Shown.List(property.Examples.Select(Shown.Json)),
        Values = Shown.List(property.Enum.Select(value => new DescribedValue
        {
            Value = Shown.Json(value.Value),
            Label = value.Label,
            Description = value.Description,
        })),
        Quality = Rules(property.Quality),
        Relationships = References(property.Relationships),
        Transform = property.TransformDescription ?? property.TransformLogic,
        TransformSources = Shown.List(property.TransformSourceObjects),
        Synonyms = Shown.List(property.Synonyms.Select(synonym => synonym.Text)),
        Tags = Shown.List(property.Tags),
        Links = Shown.Links(property.AuthoritativeDefinitions),
        CustomProperties = Shown.Properties(property.CustomProperties),
        Parts = level == MostLevels ? null : Shown.List(Parts(property).Select(part => Of(part.Part, part.Name, level + 1))),
    };

    private static IEnumerable<(string Name, SchemaProperty Part)> Parts(SchemaProperty property) =>
    [
        .. property.Properties.Select(part => (part.Name, part)),
        .. new[] { ("items", property.Items), ("keys", property.Keys), ("values", property.Values) }.Where(part => part.Item2 is not null)
            .Select(part => (part.Item1, part.Item2!)),
    ];

    private static IReadOnlyList<DescribedRule>? Rules(IEnumerable<QualityRule> rules) => Shown.List(rules.Select(rule => new DescribedRule
    {
        Name = rule.Name,
        Type = Word(rule.Type),
        Description = rule.Description,
        Metric = rule.Metric,
        Query = rule.Query,
        Engine = rule.Engine,
        Demands = Shown.List(rule.Expectations.Select(Demand)),
        Unit = rule.Unit,
        Dimension = rule.Dimension,
        Severity = rule.Severity,
        BusinessImpact = rule.BusinessImpact,
        Schedule = rule.Schedule,
    }));

    private static IReadOnlyList<DescribedRelationship>? References(IEnumerable<Relationship> relationships) =>
        Shown.List(relationships.Select(relationship => new DescribedRelationship
        {
            Type = relationship.Type,
            From = Shown.List(relationship.From),
            To = relationship.To,
            Description = relationship.Description,
        }));

    /// <summary><c>mustBeGreaterThan</c> as "must be greater than"; the bounds of a between are exclusive.</summary>
    private static string Demand(Expectation expectation)
    {
        var words = string.Concat(expectation.Operator.ToString().Select((letter, index) =>
            char.IsUpper(letter) ? $"{(index == 0 ? string.Empty : " ")}{char.ToLowerInvariant(letter)}" : $"{letter}"));
        return expectation.Operand.Items.Count == 2
            ? $"{words} {Shown.Text(expectation.Operand.Items[0])} and {Shown.Text(expectation.Operand.Items[1])}, both excluded"
            : $"{words} {Shown.Text(expectation.Operand)}";
    }

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
