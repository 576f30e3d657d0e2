namespace DataMesh.Contracts.Tests;

/// <summary>The same contract with its lists in another order.</summary>
internal static class Turned
{
    public static DataContract Contract(DataContract contract, int by) => contract with
    {
        Tags = Turn(contract.Tags, by),
        Schema = Turn([.. contract.Schema.Select(o => Object(o, by))], by),
        Servers = Turn(contract.Servers, by),
        Support = Turn(contract.Support, by),
        Roles = Turn(contract.Roles, by),
        SlaProperties = Turn(contract.SlaProperties, by),
        AuthoritativeDefinitions = Turn(contract.AuthoritativeDefinitions, by),
        CustomProperties = Turn(contract.CustomProperties, by),
        Sources = Turn(contract.Sources, by),
        Team = contract.Team is { } team ? team with { Members = Turn(team.Members, by) } : null,
    };

    private static SchemaObject Object(SchemaObject schema, int by) => schema with
    {
        Properties = Turn([.. schema.Properties.Select(p => Property(p, by))], by),
        Quality = Turn([.. schema.Quality.Select(q => Rule(q, by))], by),
        Relationships = Turn(schema.Relationships, by),
        CustomProperties = Turn(schema.CustomProperties, by),
    };

    private static SchemaProperty Property(SchemaProperty property, int by) => property with
    {
        Enum = Turn(property.Enum, by),
        Properties = Turn([.. property.Properties.Select(p => Property(p, by))], by),
        Items = property.Items is { } items ? Property(items, by) : null,
        Quality = Turn([.. property.Quality.Select(q => Rule(q, by))], by),
        Relationships = Turn(property.Relationships, by),
        Tags = Turn(property.Tags, by),
        CustomProperties = Turn(property.CustomProperties, by),
    };

    private static QualityRule Rule(QualityRule rule, int by) => rule with { Expectations = Turn(rule.Expectations, by) };

    private static IReadOnlyList<T> Turn<T>(IReadOnlyList<T> list, int by)
    {
        if (list.Count < 2)
            return list;
        var first = (int)((uint)by % list.Count);
        var turned = list.Skip(first).Concat(list.Take(first));
        return by < 0 ? [.. turned.Reverse()] : [.. turned];
    }
}
