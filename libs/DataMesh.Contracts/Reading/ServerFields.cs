namespace DataMesh.Contracts;

/// <summary>ODCS <c>servers</c>: the fields depend on the type.</summary>
internal static class ServerFields
{
    private static readonly Dictionary<string, string[]> FieldsByType = Table(
        ("api", "location*"),
        ("athena", "schema* stagingDir catalog regionName workgroup"),
        ("azure", "location* format* delimiter encoding"),
        ("bigquery", "project* dataset*"),
        ("clickhouse", "host* port* database*"),
        ("cloudsql", "host* port* database* schema*"),
        ("custom", "account catalog database dataset delimiter encoding endpointUrl format host location path port project region "
            + "regionName schema serviceName stagingDir warehouse stream"),
        ("databricks", "catalog* schema* host"),
        ("db2", "host* port* database* schema"),
        ("denodo", "host* port* database"),
        ("dremio", "host* port* schema"),
        ("duckdb", "database* schema"),
        ("exasol", "host* port schema"),
        ("glue", "account* database* location format encoding"),
        ("hana", "host* port database schema"),
        ("hive", "host* database* port"),
        ("iceberg", "catalog* catalogUrl* namespace warehouse"),
        ("impala", "host* database* port"),
        ("informix", "host* database* port"),
        ("kafka", "host* format encoding"),
        ("kinesis", "region format encoding"),
        ("local", "path* format* encoding"),
        ("mysql", "host* port* database*"),
        ("oracle", "host* port* serviceName*"),
        ("postgres", "host* port* database* schema*"),
        ("postgresql", "host* port* database* schema*"),
        ("presto", "host* catalog schema"),
        ("pubsub", "project*"),
        ("redshift", "database* schema* host region account"),
        ("s3", "location* endpointUrl format delimiter encoding"),
        ("sftp", "location* format delimiter encoding"),
        ("snowflake", "account* database* schema* host port warehouse"),
        ("sqlserver", "host* database* schema* port"),
        ("synapse", "host* port* database*"),
        ("teradata", "host* port database"),
        ("trino", "host* port* catalog* schema*"),
        ("vertica", "host* port* database* schema*"),
        ("zen", "host* database* port"));

    /// <summary>Every field that some type of server has.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. FieldsByType.Values.SelectMany(fields => fields).Select(NameOf).Distinct().Order(StringComparer.Ordinal)];

    private static readonly HashSet<string> AllNames = [.. Names];

    public static IReadOnlyList<Server> Servers(this FieldReader fields) => fields.List("servers", "servers", Read);

    public static IReadOnlyList<Role> Roles(this FieldReader fields) =>
        fields.List("roles", "roles", f => new Role
        {
            Node = f.Node,
            Id = f.Id(),
            Name = f.RequiredText("role"),
            Description = f.Text("description"),
            Access = f.Text("access"),
            FirstLevelApprovers = f.Text("firstLevelApprovers"),
            SecondLevelApprovers = f.Text("secondLevelApprovers"),
            CustomProperties = f.CustomProperties(),
        });

    private static Server Read(FieldReader f)
    {
        var server = new Server
        {
            Node = f.Node,
            Id = f.Id(),
            Name = f.RequiredText("server"),
            Type = f.RequiredText("type"),
            Description = f.Text("description"),
            Environment = f.Text("environment"),
            Roles = f.Roles(),
            CustomProperties = f.CustomProperties(),
        };
        foreach (var field in FieldsOf(f, server.Type))
            ReadField(f, field);
        // A field that another type has is a finding where sections are closed, and no field of this one.
        return server with { Fields = [.. f.Node.Entries.Where(e => AllNames.Contains(e.Name))] };
    }

    // A server of an unknown kind may have whatever a custom one has.
    private static string[] FieldsOf(FieldReader f, string type)
    {
        if (FieldsByType.TryGetValue(type, out var known))
            return known;
        if (f.Node.Find("type") is { } value && type.Length > 0)
            ReportUnknownType(f, value, type);
        return FieldsByType["custom"];
    }

    // Releases from 3.2 on keep adding types, so there only a misspelt one is surely wrong.
    private static void ReportUnknownType(FieldReader f, DocumentNode value, string type)
    {
        if (f.Standard.Version < Standard.Odcs32 || Spelling.Nearest(type, FieldsByType.Keys) is not null)
            f.ReportNotAllowed(value, "type", type, [.. FieldsByType.Keys]);
        else
            f.Findings.Warning(value, f.Demand("value-not-allowed"),
                $"{FindingList.Quote(type)} is no server type known here", "use 'type: custom'");
    }

    private static void ReadField(FieldReader f, string field)
    {
        var name = NameOf(field);
        if (field.EndsWith('*') && f.Required(name) is null)
            return;
        if (f.Optional(name) is not { } value)
            return;
        // A port may be a reference such as ${DB_PORT} (ODCS 3.2).
        if (name != "port")
            f.TextOf(value);
        else if (value.Kind != DocumentNodeKind.Scalar || value.ScalarType is not (ScalarType.Integer or ScalarType.Text))
            f.Wrong(value, "a port number", "write digits without quotes");
    }

    private static string NameOf(string field) => field.TrimEnd('*');

    private static Dictionary<string, string[]> Table(params ReadOnlySpan<(string Type, string Fields)> rows)
    {
        var table = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (type, fields) in rows)
            table.Add(type, fields.Split(' '));
        return table;
    }
}
