namespace DataMesh.Contracts;

/// <summary>What the mesh asks of a contract besides the standard, so that it can be addressed, stored and checked.</summary>
internal static class ContractRules
{
    private const string Addresses = "DataMesh addresses";
    private const string Tables = "DataMesh tables";
    private const string Checks = "DataMesh checks";

    private static readonly string?[] PropertyMetrics =
        [QualityMetrics.NullValues, QualityMetrics.MissingValues, QualityMetrics.InvalidValues];

    public static void Check(DataContract contract, FindingList findings)
    {
        CheckSlug(contract, "name", contract.Name, isRequired: true, findings);
        CheckSlug(contract, "domain", contract.Domain ?? "", isRequired: false, findings);
        CheckVersion(contract, contract.Version, findings);
        CheckNames(contract.Schema, o => o.Name, findings);
        CheckNames(contract.Sources, s => s.Name, findings);
        CheckTables(contract.Schema, findings);
        CheckSourcesTwice(contract.Sources, findings);
        CheckLoad(contract, findings);
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
            findings.Error(node, new Demand("name-missing", Addresses), $"'{field}' is part of every address and is missing",
                $"add '{field}: …' of {AddressNames.SlugRule}");
            return;
        }

        findings.Error(node, new Demand("name-not-addressable", Addresses), $"{FindingList.Quote(name)} cannot be part of an address",
            $"use {AddressNames.SlugRule}: {AddressNames.Suggest(name, '-')}");
    }

    internal static void CheckVersion(DocumentElement element, ContractVersion version, FindingList findings)
    {
        if (version is not { IsSemantic: false, Text.Length: > 0 })
            return;
        findings.Error(element.Node.Find("version") ?? element.Node, new Demand("version-not-semantic", Addresses),
            $"{FindingList.Quote(version.Text)} is no semantic version",
            "write MAJOR.MINOR.PATCH, such as 1.0.0: the major number is part of every address");
    }

    // A mode that finds no column to go by would fail each run.
    private static void CheckLoad(DataContract contract, FindingList findings)
    {
        if (contract.CustomProperties.FirstOrDefault(p => p.Property == "load") is not { } load)
            return;
        foreach (var schemaObject in contract.Schema)
        {
            if (contract.LoadMode == LoadMode.Merge && schemaObject.PrimaryKeys.Count == 0)
            {
                findings.Error(load.Value, new Demand("load-without-key", Tables),
                    $"rows of {FindingList.Quote(schemaObject.Name)} cannot be merged, because it has no primary key",
                    "mark its key columns with 'primaryKey: true', or take another load mode");
            }

            if (contract.LoadMode == LoadMode.ReplacePartitions && schemaObject.PartitionKeys.Count == 0)
            {
                findings.Error(load.Value, new Demand("load-without-partitions", Tables),
                    $"{FindingList.Quote(schemaObject.Name)} has no partitions to replace",
                    "mark its partition columns with 'partitioned: true', or take another load mode");
            }
        }
    }

    private static void CheckObject(SchemaObject schemaObject, FindingList findings)
    {
        if (schemaObject.Properties.Count == 0 && schemaObject.Quality.Count == 0)
            return;
        CheckNames(schemaObject.Properties, p => p.Name, findings);
        KeyRules.Check(schemaObject, findings);
        foreach (var rule in schemaObject.Quality.Where(r => PropertyMetrics.Contains(r.Metric)))
            ReportLevel(rule, "a property, not of an object", findings);
        foreach (var rule in schemaObject.Properties.SelectMany(p => p.Quality).Where(r => r.Metric == QualityMetrics.RowCount))
            ReportLevel(rule, "an object, not of a property", findings);
    }

    private static void ReportLevel(QualityRule rule, string level, FindingList findings) =>
        findings.Error(rule.Node.Find("metric") ?? rule.Node.Find("rule") ?? rule.Node, new Demand("metric-level", Checks),
            $"'{rule.Metric}' is a metric of {level}", "move the rule");

    // An object is a folder of a table too, where a leading underscore means hidden (_delta_log).
    private static void CheckTables(IReadOnlyList<SchemaObject> objects, FindingList findings)
    {
        foreach (var schemaObject in objects.Where(o => o.Name.StartsWith('_') && AddressNames.IsIdentifier(o.Name)))
        {
            findings.Error(schemaObject.Node.Find("name") ?? schemaObject.Node, new Demand("name-not-addressable", Addresses),
                $"{FindingList.Quote(schemaObject.Name)} cannot be the name of a table: it begins with an underscore",
                $"begin with a letter: {AddressNames.Suggest(schemaObject.Name, '_')}");
        }
    }

    private static void CheckNames<T>(IReadOnlyList<T> elements, Func<T, string> nameOf, FindingList findings)
        where T : DocumentElement
    {
        foreach (var element in elements)
        {
            var name = nameOf(element);
            if (name.Length == 0 || AddressNames.IsIdentifier(name))
                continue;
            findings.Error(element.Node.Find("name") ?? element.Node, new Demand("name-not-addressable", Addresses),
                $"{FindingList.Quote(name)} cannot be part of an address or of SQL",
                $"use {AddressNames.IdentifierRule}: {AddressNames.Suggest(name, '_')}");
        }
    }

    // SQL does not tell upper from lower case, so neither may two names.
    private static void CheckSourcesTwice(IReadOnlyList<Source> sources, FindingList findings)
    {
        var lines = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var source in sources.Where(s => s.Name.Length > 0))
        {
            var node = source.Node.Find("name") ?? source.Node;
            if (!lines.TryAdd(source.Name, node.Position.Line))
            {
                findings.Error(node, new Demand("duplicate-name", Tables),
                    $"two sources are named {FindingList.Quote(source.Name)}, the first on line {lines[source.Name]}",
                    "rename one: upper and lower case count as equal");
            }
        }
    }
}
