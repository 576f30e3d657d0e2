namespace DataMesh.Contracts;

/// <summary>What the mesh asks of a contract besides the standard, so that it can be addressed, stored and checked.</summary>
internal static class ContractRules
{
    private const string Addresses = "DataMesh addresses";
    private const string Tables = "DataMesh tables";
    private const string Checks = "DataMesh checks";

    public static void Check(DataContract contract, FindingList findings)
    {
        CheckSlug(contract, "name", contract.Name, isRequired: true, findings);
        CheckSlug(contract, "domain", contract.Domain ?? "", isRequired: false, findings);
        if (contract.Version is { IsSemantic: false, Text.Length: > 0 })
            Report(contract.Node.Find("version"), "version-not-semantic", $"{FindingList.Quote(contract.Version.Text)} is no semantic version", findings);
        CheckNames("objects", contract.Schema, o => o.Name, findings);
        CheckNames("sources", contract.Sources, s => s.Name, findings);
        foreach (var schemaObject in contract.Schema)
            CheckObject(schemaObject, findings);
    }

    internal static void CheckSlug(DocumentElement element, string field, string name, bool isRequired, FindingList findings)
    {
        if (AddressNames.IsSlug(name) || (!isRequired && element.Node.Find(field) is null))
            return;
        var node = element.Node.Find(field) ?? element.Node;
        if (name.Length == 0)
        {
            findings.Error(node, new Demand("name-missing", Addresses), $"'{field}' is part of every address and is missing", $"add '{field}: …' of {AddressNames.SlugRule}");
            return;
        }

        findings.Error(node, new Demand("name-not-addressable", Addresses), $"{FindingList.Quote(name)} cannot be part of an address",
            $"use {AddressNames.SlugRule}: {AddressNames.Suggest(name, '-')}");
    }

    internal static void Report(DocumentNode? version, string code, string message, FindingList findings)
    {
        if (version is { IsNull: false })
            findings.Error(version, new Demand(code, Addresses), message, "write MAJOR.MINOR.PATCH, such as 1.0.0: the major number is part of every address");
    }

    private static void CheckObject(SchemaObject schemaObject, FindingList findings)
    {
        CheckNames("properties", schemaObject.Properties, p => p.Name, findings);
        CheckKeys(schemaObject.Properties, "partitioned", "partitionKeyPosition", p => p.Partitioned, p => p.PartitionKeyPosition, findings);
        CheckKeys(schemaObject.Properties, "primaryKey", "primaryKeyPosition", p => p.PrimaryKey, p => p.PrimaryKeyPosition, findings);
        foreach (var rule in schemaObject.Quality.Where(r => r.Metric is QualityMetrics.NullValues or QualityMetrics.MissingValues or QualityMetrics.InvalidValues))
            ReportLevel(rule, "a property, not of an object", findings);
        foreach (var rule in schemaObject.Properties.SelectMany(p => p.Quality).Where(r => r.Metric == QualityMetrics.RowCount))
            ReportLevel(rule, "an object, not of a property", findings);
    }

    private static void ReportLevel(QualityRule rule, string level, FindingList findings) =>
        findings.Error(rule.Node.Find("metric") ?? rule.Node.Find("rule") ?? rule.Node, new Demand("metric-level", Checks),
            $"'{rule.Metric}' is a metric of {level}", "move the rule");

    // SQL does not tell upper from lower case, so neither may two names.
    private static void CheckNames<T>(string what, IReadOnlyList<T> elements, Func<T, string> nameOf, FindingList findings)
        where T : DocumentElement
    {
        var lines = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var element in elements)
        {
            var name = nameOf(element);
            if (name.Length == 0)
                continue;
            var node = element.Node.Find("name") ?? element.Node;
            if (!AddressNames.IsIdentifier(name))
            {
                findings.Error(node, new Demand("name-not-addressable", Addresses), $"{FindingList.Quote(name)} cannot be part of an address or of SQL",
                    $"use {AddressNames.IdentifierRule}: {AddressNames.Suggest(name, '_')}");
            }

            if (!lines.TryAdd(name, node.Position.Line))
            {
                findings.Error(node, new Demand("duplicate-name", Tables), $"two {what} are named {FindingList.Quote(name)}, the first on line {lines[name]}",
                    "rename one: upper and lower case count as equal");
            }
        }
    }

    private static void CheckKeys(
        IReadOnlyList<SchemaProperty> properties, string flag, string position, Func<SchemaProperty, bool> isKey, Func<SchemaProperty, int?> positionOf, FindingList findings)
    {
        var keys = properties.Where(isKey).ToList();
        foreach (var stray in properties.Where(p => !isKey(p) && positionOf(p) is not null))
        {
            findings.Warning(stray.Node.Find(position) ?? stray.Node, new Demand("position-without-key", Tables),
                $"'{position}' has no effect without '{flag}: true'", $"add '{flag}: true' or remove the position");
        }

        foreach (var key in keys.Where(k => positionOf(k) is null && keys.Count > 1))
        {
            findings.Error(key.Node.Find(flag) ?? key.Node, new Demand("key-without-position", Tables),
                $"{keys.Count} properties say '{flag}: true', so each needs a '{position}'", $"add '{position}: 1' to the first, 2 to the next");
        }

        foreach (var twin in keys.Where(k => positionOf(k) is not null).GroupBy(positionOf).SelectMany(g => g.Skip(1)))
        {
            findings.Error(twin.Node.Find(position) ?? twin.Node, new Demand("position-twice", Tables),
                $"two properties have '{position}: {positionOf(twin)}'", "number the key columns 1, 2, 3");
        }
    }
}
