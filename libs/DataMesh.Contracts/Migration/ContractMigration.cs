namespace DataMesh.Contracts;

/// <summary>
/// Makes a contract of ODCS 3.1 from one of 2.2, by the changes that the standard's change log names for 3.0 and 3.1. What 3.x has no place for
/// becomes a custom property; only credentials are left behind. Pure, no I/O; never throws on any text.
/// </summary>
public static class ContractMigration
{
    private const string Target = "v3.1.0";

    /// <summary>What status meant in 2.2, where it was the environment, in the life cycle of 3.x.</summary>
    private static readonly Dictionary<string, string> Statuses = new(StringComparer.OrdinalIgnoreCase)
    {
        ["production"] = "active",
        ["current"] = "active",
        ["test"] = "draft",
        ["development"] = "draft",
    };

    /// <summary>Migrates a document.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="file">Name that findings carry.</param>
    public static MigrationResult Migrate(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(file);
        var findings = new FindingList(file);
        if (DocumentParser.Parse(text, findings) is not { } root)
            return new() { Moves = [], Findings = findings.Sorted };
        if (!IsOld(root))
        {
            findings.Error(root, new Demand("wrong-kind", "ODCS fundamentals"), "this is no contract of ODCS 2.2",
                "migrate documents with 'apiVersion: v2.2.…', or with 'uuid' and 'dataset'");
            return new() { Moves = [], Findings = findings.Sorted };
        }

        var moves = new List<MigrationMove>();
        var document = DocumentWriter.Write(Root(root, moves), DocumentFormat.Yaml);
        return new()
        {
            Document = document,
            Moves = [.. moves.OrderBy(move => move.Position.Line).ThenBy(move => move.Position.Column)],
            Findings = ContractReader.ReadStandard(document, file).Findings,
        };
    }

    /// <summary>By its version, or, where it gives none, by fields that only 2.x has.</summary>
    internal static bool IsOld(DocumentNode root) => root.FindText("apiVersion") is { } version
        ? version.TrimStart('v', 'V').StartsWith("2.", StringComparison.Ordinal)
        : root.Find("uuid") is not null && root.Find("dataset") is not null;

    private static DocumentNode Root(DocumentNode root, List<MigrationMove> moves)
    {
        var fields = new MigratedFields(root, string.Empty, moves);
        if (fields.Take("apiVersion") is not null)
            fields.Change("apiVersion", "apiVersion", DocumentNode.OfText(Target), "the standard's version");
        else
            fields.Add("apiVersion", DocumentNode.OfText(Target));
        fields.Take("kind");
        fields.Add("kind", DocumentNode.OfText("DataContract")).Carry("uuid", "id");
        if ((root.Find("quantumName") ?? root.Find("datasetName")) is { IsNull: false } name)
            fields.Add("name", name);
        fields.Carry("version");
        AddStatus(fields);
        fields.Carry("datasetDomain", "domain").Carry("quantumName", "dataProduct").Carry("tenant").Carry("description").Carry("tags");
        AddSchema(fields);
        MigratedService.AddServers(fields);
        MigratedService.AddSupport(fields);
        fields.Carry("price");
        MigratedService.AddTeam(fields);
        fields.Carry("roles");
        MigratedService.AddServiceLevels(fields);
        return fields.Carry("contractCreatedTs")
            .Keep("datasetKind", "userConsumptionMode", "sourceSystem", "sourcePlatform", "server", "database", "datasetName", "driver",
                "driverVersion", "schedulerAppName", "systemInstance")
            .Build();
    }

    private static void AddStatus(MigratedFields fields)
    {
        if (fields.Take("status") is not { Kind: DocumentNodeKind.Scalar } given)
            return;
        if (Statuses.TryGetValue(given.Text, out var status))
            fields.Change("status", "status", DocumentNode.OfText(status), $"{FindingList.Quote(given.Text)} was an environment");
        else
            fields.Add("status", given);
    }

    private static void AddSchema(MigratedFields fields)
    {
        var kind = fields.Take("type") is { Kind: DocumentNodeKind.Scalar } type ? type : null;
        var physicalType = kind is null ? null : kind.Text == "tables" ? DocumentNode.OfText("table") : kind;
        if (kind is not null)
            fields.Report(kind, "schema[].physicalType", reason: null);
        if (fields.Take("dataset") is not { Items.Count: > 0 } tables)
            return;
        fields.Report(tables, "schema", reason: null);
        fields.Add("schema", DocumentNode.OfSequence([.. tables.Items.Select((table, at) => MigratedSchema.Object(table, at, physicalType, fields.Moves))]));
    }
}
