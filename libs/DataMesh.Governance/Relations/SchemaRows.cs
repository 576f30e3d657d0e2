using DataMesh.Contracts;

namespace DataMesh.Governance;

/// <summary>An object with the contract that it is in.</summary>
internal sealed record ObjectRow(ContractDocument In, SchemaObject Object)
{
    public static IEnumerable<ObjectRow> Of(ContractDocument contract) => contract.Contract.Schema
        .Select(item => new ObjectRow(contract, item));
}

/// <summary>A property, at any depth, with the object that it is in.</summary>
internal sealed record PropertyRow(ObjectRow In, SchemaProperty Property, string Name, string? Parent, int Depth)
{
    public static IEnumerable<PropertyRow> Of(ObjectRow row) =>
        row.Object.Properties.SelectMany(property => Of(row, property, property.Name, null, 0));

    // Documents nest at most 64 levels, so does this.
    private static IEnumerable<PropertyRow> Of(ObjectRow row, SchemaProperty property, string name, string? parent, int depth) =>
    [
        new(row, property, name, parent, depth),
        .. property.Properties.SelectMany(field => Of(row, field, $"{name}.{field.Name}", name, depth + 1)),
        .. Part(row, property.Items, $"{name}[]", name, depth),
        .. Part(row, property.Keys, $"{name}[key]", name, depth),
        .. Part(row, property.Values, $"{name}[value]", name, depth),
    ];

    private static IEnumerable<PropertyRow> Part(ObjectRow row, SchemaProperty? part, string name, string parent, int depth) =>
        part is null ? [] : Of(row, part, name, parent, depth + 1);
}

/// <summary>A quality rule with the object, and perhaps the property, that it is on.</summary>
internal sealed record RuleRow(ObjectRow In, string? Property, QualityRule Rule)
{
    public static IEnumerable<RuleRow> Of(ObjectRow row) =>
        row.Object.Quality.Select(rule => new RuleRow(row, null, rule))
            .Concat(PropertyRow.Of(row).SelectMany(property => property.Property.Quality
                .Select(rule => new RuleRow(row, property.Name, rule))));
}

/// <summary>A relationship with the object, and perhaps the property, that it is on.</summary>
internal sealed record RelationshipRow(ObjectRow In, string? Property, Relationship Relationship)
{
    public static IEnumerable<RelationshipRow> Of(ObjectRow row) =>
        row.Object.Relationships.Select(relationship => new RelationshipRow(row, null, relationship))
            .Concat(PropertyRow.Of(row).SelectMany(property =>
                property.Property.Relationships.Select(relationship => new RelationshipRow(row, property.Name, relationship))));
}
