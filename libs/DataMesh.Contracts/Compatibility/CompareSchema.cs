namespace DataMesh.Contracts;

/// <summary>Objects of the schema.</summary>
internal static class CompareSchema
{
    private static readonly string[] Selectable = ["table", "view", "materialized view", "materializedview"];

    public static void Schema(this ChangeScope scope, DataContract before, DataContract after)
    {
        var (oldNames, newNames) = (new ColumnNames(before), new ColumnNames(after));
        foreach (var (b, a) in ElementPairs.Of(before.Schema, after.Schema, new(o => o.Id), new(o => o.Name)))
        {
            var at = scope.Element("schema", b, a, o => o.Name);
            if (at.Presence("object-added", b, a) || b is null || a is null)
                continue;
            Object(at, b, a);
            at.Relationships(ForeignKey.Of(b, oldNames), ForeignKey.Of(a, newNames));
        }
    }

    private static void Object(ChangeScope at, SchemaObject before, SchemaObject after)
    {
        at.Field("name").Text("object-renamed", before.Name, after.Name);
        at.PhysicalName(before.PhysicalName, before.Name, after.PhysicalName, after.Name);
        PhysicalType(at.Field("physicalType"), before.PhysicalType, after.PhysicalType);
        at.Id(before.Id, after.Id);
        at.Field("deprecated").Flag("deprecation-added", before.Deprecated, after.Deprecated);
        at.Description("description", before.Description, after.Description);
        at.Description("businessName", before.BusinessName, after.BusinessName);
        at.Field("dataGranularityDescription")
            .Text("granularity-changed", before.DataGranularityDescription, after.DataGranularityDescription);
        at.Synonyms(before.Synonyms, after.Synonyms);
        at.Context(before.Context, after.Context);
        at.Tags(before.Tags, after.Tags);
        at.Definitions(before.AuthoritativeDefinitions, after.AuthoritativeDefinitions);
        at.CustomProperties(before.CustomProperties, after.CustomProperties);
        at.Quality(before.Quality, after.Quality);
        at.Properties(before.Properties, after.Properties);
    }

    /// <summary>The name at the server is the element's own unless the contract gives another.</summary>
    public static void PhysicalName(this ChangeScope at, string? before, string beforeName, string? after, string afterName)
    {
        if (before is not null || after is not null)
            at.Field("physicalName").Text("physical-name-changed", before ?? beforeName, after ?? afterName);
    }

    private static void PhysicalType(ChangeScope at, string? before, string? after)
    {
        // A contract that does not say is understood as a table.
        var (old, @new) = ((before ?? "table").ToLowerInvariant(), (after ?? "table").ToLowerInvariant());
        if (old == @new)
            return;
        at.Add(Selectable.Contains(old) && Selectable.Contains(@new) ? "object-storage-changed" : "object-type-changed", before, after);
    }
}
