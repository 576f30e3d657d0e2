namespace DataMesh.Contracts;

/// <summary>
/// A contract in the order people read it. What has no place of its own follows as facts, so that no field is missing.
/// </summary>
internal static class ContractPage
{
    private static readonly string[] ColumnTitles = ["column", "type", "required", "key", "description", "more"];
    private static readonly FieldSet InTable = FieldSet.Of("name", "logicalType", "physicalType", "required", "primaryKey",
        "primaryKeyPosition",
        "unique", "description", "properties", "items", "map");

    public static IReadOnlyList<PageSection> Of(DataContract contract)
    {
        var document = ContractWriter.Document(contract);
        var sections = new List<PageSection> { Head(contract, document) };
        for (var i = 0; i < contract.Schema.Count; i++)
            sections.Add(Object(contract.Schema[i], document.Find("schema")!.Items[i]));
        foreach (var entry in document.Entries.Where(e => e.Name != "schema" && e.Value.Kind != DocumentNodeKind.Scalar
            && e.Name != "tags"))
            sections.Add(Rest(entry));
        return sections;
    }

    private static PageSection Head(DataContract contract, DocumentNode document) =>
        new(contract.Name.Length == 0 ? contract.Id : contract.Name, 1)
        {
            Sentences = contract.Description?.Purpose is { } purpose ? [purpose] : [],
            Facts = [.. document.Entries.Where(e => (e.Value.Kind == DocumentNodeKind.Scalar && e.Name != "name") || e.Name == "tags")
            .Select(e => (e.Name, CompactText.Of(e.Value)))],
        };

    private static PageSection Object(SchemaObject schemaObject, DocumentNode node)
    {
        var rows = new List<IReadOnlyList<string>>();
        for (var i = 0; i < schemaObject.Properties.Count; i++)
            Rows(schemaObject.Properties[i], node.Find("properties")!.Items[i], schemaObject.Properties[i].Name, rows);
        return new PageSection(schemaObject.Name, 2)
        {
            Sentences = schemaObject.Description is { } description ? [description] : [],
            Facts = Facts(node, FieldSet.Of("name", "description", "properties")),
            Columns = rows.Count == 0 ? [] : ColumnTitles,
            Rows = rows,
        };
    }

    private static void Rows(SchemaProperty property, DocumentNode node, string name, List<IReadOnlyList<string>> rows)
    {
        string[] types = [node.FindText("logicalType") ?? "", node.FindText("physicalType") ?? ""];
        rows.Add(
        [
            name, string.Join(", ", types.Where(t => t.Length > 0)), property.Required ? "yes" : "", Key(property),
            property.Description ?? "",
            string.Join("; ", Facts(node, InTable).Select(f => $"{f.Name}: {f.Value}")),
        ]);
        for (var i = 0; i < property.Properties.Count; i++)
            Rows(property.Properties[i], node.Find("properties")!.Items[i], $"{name}.{property.Properties[i].Name}", rows);
        if (property.Items is { } items)
            Rows(items, node.Find("items")!, name + "[]", rows);
        if (property.Keys is { } keys)
            Rows(keys, node.Find("map")!.Find("key")!, name + "{key}", rows);
        if (property.Values is { } values)
            Rows(values, node.Find("map")!.Find("value")!, name + "{value}", rows);
    }

    private static string Key(SchemaProperty property) => (property.PrimaryKey, property.Unique) switch
    {
        (true, _) => property.PrimaryKeyPosition is { } place ? $"primary {place}" : "primary",
        (false, true) => "unique",
        _ => "",
    };

    private static PageSection Rest(DocumentEntry entry)
    {
        var section = new PageSection(entry.Name, 2);
        if (entry.Value.Kind == DocumentNodeKind.Mapping)
            return section with { Facts = Facts(entry.Value, FieldSet.Of()) };
        var columns = entry.Value.Items.SelectMany(i => i.Entries).Select(e => e.Name).Distinct().ToList();
        return columns.Count == 0
            ? section with { Sentences = [.. entry.Value.Items.Select(CompactText.Of)] }
            : section with
            {
                Columns = columns,
                Rows = [.. entry.Value.Items.Select(i =>
                    (IReadOnlyList<string>)[.. columns.Select(c => i.Find(c) is { } v ? CompactText.Of(v) : "")])],
            };
    }

    private static List<(string Name, string Value)> Facts(DocumentNode node, FieldSet without) =>
        [.. node.Entries.Where(e => !without.Contains(e.Name) && !e.Value.IsNull).Select(e => (e.Name, CompactText.Of(e.Value)))];
}
