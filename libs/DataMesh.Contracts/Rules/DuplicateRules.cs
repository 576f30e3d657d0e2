namespace DataMesh.Contracts;

/// <summary>Names and ids by which elements are found must be given once.</summary>
internal static class DuplicateRules
{
    // What lies below these is data of the author: an id there is no id of the standard's.
    private static readonly HashSet<string> Open = ["value", "arguments", "implementation", "examples", "inputContracts"];

    /// <summary>Checks ids among neighbours everywhere in a document.</summary>
    public static void CheckIds(DocumentNode node, string standard, FindingList findings)
    {
        var entries = node.Entries;
        for (var i = 0; i < entries.Count && !findings.IsDecided; i++)
        {
            if (entries[i].Value.Kind != DocumentNodeKind.Scalar && !Open.Contains(entries[i].Name))
                CheckIds(entries[i].Value, standard, findings);
        }

        Dictionary<string, int>? lines = null;
        var items = node.Items;
        for (var i = 0; i < items.Count && !findings.IsDecided; i++)
        {
            if (items[i].Kind == DocumentNodeKind.Scalar)
                continue;
            CheckIds(items[i], standard, findings);
            if (items[i].Find("id") is not { Kind: DocumentNodeKind.Scalar, Text.Length: > 0 } id)
                continue;
            lines ??= new Dictionary<string, int>(StringComparer.Ordinal);
            if (lines.TryAdd(id.Text, id.Position.Line))
                continue;
            findings.Error(id, new Demand("duplicate-id", $"{standard} references"),
                $"the id {FindingList.Quote(id.Text)} is given twice, first on line {lines[id.Text]}",
                    "make ids unique in their list: references name them");
        }
    }

    /// <param name="contract">The contract.</param>
    /// <param name="index">Its elements.</param>
    /// <param name="names">How names compare: the mesh takes upper and lower case as equal, as SQL does.</param>
    /// <param name="twice">Weight of two equal names.</param>
    /// <param name="findings">Where findings go.</param>
    public static void CheckNames(DataContract contract, ElementIndex index, StringComparer names, Severity twice, FindingList findings)
    {
        CheckList("objects", "schema", contract.Schema, "name", o => o.Name, names, twice, findings);
        foreach (var schemaObject in contract.Schema)
            CheckList("properties", "schema.properties", schemaObject.Properties, "name", p => p.Name, names, twice, findings);
        foreach (var (_, property) in index.Properties)
        {
            CheckList("properties", "schema.properties", property.Properties, "name", p => p.Name, names, twice, findings);
            CheckList("enum values", "schema.properties.enum", property.Enum, "value", ValueText, StringComparer.Ordinal, Severity.Error,
                findings);
        }

        CheckList("servers", "servers", contract.Servers, "server", s => s.Name, names, twice, findings);
        CheckList("roles", "roles", contract.Roles, "role", r => r.Name, StringComparer.Ordinal, twice, findings);
        CheckProperties(contract.CustomProperties, findings);
    }

    /// <summary>A product's custom properties, and its ports: one name may be offered in several versions.</summary>
    public static void CheckNames(DataProduct product, FindingList findings)
    {
        CheckPorts("input ports", "inputPorts", product.InputPorts, p => p.Name, p => p.Version, findings);
        CheckPorts("output ports", "outputPorts", product.OutputPorts, p => p.Name, p => p.Version, findings);
        CheckProperties(product.CustomProperties, findings);
    }

    private static void CheckPorts<T>(string what, string section, IReadOnlyList<T> ports, Func<T, string> nameOf,
        Func<T, ContractVersion> versionOf, FindingList findings)
        where T : DocumentElement
    {
        var first = new Dictionary<(string Name, ContractVersion Version), int>();
        foreach (var port in ports.Where(p => nameOf(p).Length > 0))
        {
            var node = port.Node.Find("name") ?? port.Node;
            if (!first.TryAdd((nameOf(port), versionOf(port)), node.Position.Line))
                Report($"ODPS {section}", what, nameOf(port), first[(nameOf(port), versionOf(port))], node, Severity.Warning, findings);
        }
    }

    // The same key of two vendors is two keys.
    private static void CheckProperties(IReadOnlyList<CustomProperty> properties, FindingList findings)
    {
        var first = new Dictionary<(string Property, string? Vendor), int>();
        foreach (var property in properties.Where(p => p.Property.Length > 0))
        {
            var node = property.Node.Find("property") ?? property.Node;
            var key = (property.Property, property.Vendor);
            if (!first.TryAdd(key, node.Position.Line))
                Report("ODCS customProperties", "custom properties", property.Property, first[key], node, Severity.Warning, findings);
        }
    }

    private static void CheckList<T>(string what, string section, IReadOnlyList<T> elements, string field, Func<T, string> nameOf,
        StringComparer comparer, Severity severity, FindingList findings)
        where T : DocumentElement
    {
        if (elements.Count < 2)
            return;
        var lines = new Dictionary<string, int>(comparer);
        foreach (var element in elements)
        {
            var name = nameOf(element);
            var node = element.Node.Find(field) ?? element.Node;
            if (name.Length > 0 && !lines.TryAdd(name, node.Position.Line))
                Report($"ODCS {section}", what, node.Text, lines[name], node, severity, findings);
        }
    }

    private static void Report(string section, string what, string name, int line, DocumentNode node, Severity severity,
        FindingList findings) =>
        findings.Add(severity, node, new Demand("duplicate-name", section),
            $"two {what} are named {FindingList.Quote(name)}, the first on line {line}", "rename one, or remove it");

    // The text "1" and the number 1 are two values.
    private static string ValueText(EnumValue value) =>
        value.Value.Kind == DocumentNodeKind.Scalar ? $"{value.Value.ScalarType} {value.Value.Text}" : "";
}
