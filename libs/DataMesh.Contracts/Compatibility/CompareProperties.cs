namespace DataMesh.Contracts;

/// <summary>Properties of an object, of a property, and what arrays and maps hold.</summary>
internal static class CompareProperties
{
    public static void Properties(this ChangeScope scope, IReadOnlyList<SchemaProperty> before, IReadOnlyList<SchemaProperty> after)
    {
        var pairs = ElementPairs.Of(before, after, new(p => p.Id), new(p => p.Name));
        foreach (var (b, a) in pairs)
        {
            var at = scope.Element("properties", b, a, p => p.Name);
            if (!at.Presence("property-added", b, a, Type((a ?? b)!)) && b is not null && a is not null)
                Property(at, b, a);
        }

        scope.Keys(pairs);
        scope.Partitions(pairs);
    }

    private static void Property(ChangeScope at, SchemaProperty before, SchemaProperty after)
    {
        at.Field("name").Text("property-renamed", before.Name, after.Name);
        at.PhysicalName(before.PhysicalName, before.Name, after.PhysicalName, after.Name);
        at.Id(before.Id, after.Id);
        Words(at, before, after);
        Promises(at, before, after);
        at.Types(before, after);
        at.Enum(before.Enum, after.Enum);
        at.Quality(before.Quality, after.Quality);
        at.Properties(before.Properties, after.Properties);
        Part(at, "items", before.Items, after.Items);
        Part(at, "map.key", before.Keys, after.Keys);
        Part(at, "map.value", before.Values, after.Values);
    }

    private static void Part(ChangeScope scope, string name, SchemaProperty? before, SchemaProperty? after)
    {
        var at = scope.Element("", before, after, _ => name);
        if (!at.Presence("items-added", before, after, Type((after ?? before) ?? new SchemaProperty { Name = "" }))
            && before is not null && after is not null)
            Property(at, before, after);
    }

    private static void Promises(ChangeScope at, SchemaProperty before, SchemaProperty after)
    {
        // Values of a key are required whether the contract says so or not.
        var isKey = before.PrimaryKey && after.PrimaryKey;
        at.Field("required").Flag("required-added", before.Required || isKey, after.Required || isKey);
        at.Field("unique").Flag("uniqueness-added", before.Unique, after.Unique);
        at.Field("classification").Classification(before.Classification, after.Classification);
        at.Field("encryptedName").Value("encrypted-name-added", "encrypted-name-changed", before.EncryptedName, after.EncryptedName);
        var (old, @new) = (before.SemanticType ?? "column", after.SemanticType ?? "column");
        var measures = (old == "measure" ? 1 : 0) + (@new == "measure" ? 1 : 0);
        at.Field("semanticType").Text(measures > 0 ? "semantic-type-changed" : "semantic-role-changed", old, @new);
        at.Field("transformLogic")
            .Text(measures == 2 ? "measure-changed" : "transformation-changed", before.TransformLogic, after.TransformLogic);
    }

    private static void Words(ChangeScope at, SchemaProperty before, SchemaProperty after)
    {
        at.Field("deprecated").Flag("deprecation-added", before.Deprecated, after.Deprecated);
        at.Field("criticalDataElement").Flag("critical-element-added", before.CriticalDataElement, after.CriticalDataElement);
        at.Description("description", before.Description, after.Description);
        at.Description("businessName", before.BusinessName, after.BusinessName);
        at.Field("transformDescription").Text("transformation-changed", before.TransformDescription, after.TransformDescription);
        at.Field("transformSourceObjects").Text("transformation-changed",
            List(before.TransformSourceObjects), List(after.TransformSourceObjects));
        at.Field("examples").Text("examples-changed", List(before.Examples.Select(NodeText.Of)), List(after.Examples.Select(NodeText.Of)));
        at.Synonyms(before.Synonyms, after.Synonyms);
        at.Tags(before.Tags, after.Tags);
        at.Definitions(before.AuthoritativeDefinitions, after.AuthoritativeDefinitions);
        at.CustomProperties(before.CustomProperties, after.CustomProperties);
    }

    private static string? List(IEnumerable<string?> texts) => string.Join(", ", texts) is { Length: > 0 } text ? text : null;

    private static string? Type(SchemaProperty property) => property.LogicalType?.ToString().ToLowerInvariant() ?? property.PhysicalType;
}
