namespace DataMesh.Contracts;

/// <summary>Our shorthands: <c>sources</c> and <c>load</c> in the custom properties, and the schedule among the SLA properties.</summary>
internal static class Shorthands
{
    public static DataContract Read(DataContract contract, FindingList findings)
    {
        var root = new FieldReader(contract.Node, "shorthands", Standard.DataMesh, findings);
        return contract with
        {
            Sources = Property(contract, "sources") is { } sources ? ReadSources(root, sources.Node) : [],
            LoadMode = Property(contract, "load") is { } load ? ReadLoad(root, load.Value) : LoadMode.Full,
            Schedule = ReadSchedule(contract, findings),
        };
    }

    private static CustomProperty? Property(DataContract contract, string name) =>
        contract.CustomProperties.FirstOrDefault(p => p.Property == name);

    private static IReadOnlyList<Source> ReadSources(FieldReader root, DocumentNode property)
    {
        // The list is the field "value" of the custom property.
        var holder = new FieldReader(property, "sources", root.Standard, root.Findings);
        return holder.List("value", "sources", ReadSource);
    }

    private static Source ReadSource(FieldReader f)
    {
        var type = f.Required("type") is null ? null : f.Choice("type", "csv", "parquet", "json", "postgres");
        var isPostgres = type == "postgres";
        return new Source
        {
            Node = f.Node,
            Name = f.RequiredText("name"),
            Type = type switch
            {
                "parquet" => SourceType.Parquet,
                "json" => SourceType.Json,
                "postgres" => SourceType.Postgres,
                _ => SourceType.Csv,
            },
            Path = type is null || isPostgres ? f.Text("path") : f.RequiredText("path"),
            Connection = isPostgres ? f.RequiredText("connection") : f.Text("connection"),
            Table = isPostgres ? f.RequiredText("table") : f.Text("table"),
            Watermark = f.Text("watermark"),
        };
    }

    private static LoadMode ReadLoad(FieldReader root, DocumentNode value)
    {
        var full = LoadModes.NameOf(LoadMode.Full);
        var mode = root.Mapping(value, "load", f => f.Required("mode") is null ? full : f.Choice("mode", [.. LoadModes.Names]) ?? full);
        return LoadModes.Find(mode ?? full)!.Value;
    }

    private static string? ReadSchedule(DataContract contract, FindingList findings)
    {
        var timed = contract.SlaProperties.FirstOrDefault(p => p.Scheduler == "cron");
        if (timed is null)
            return null;
        var demand = new Demand("cron-malformed", "DataMesh schedule");
        var where = timed.Node.Find("schedule") ?? timed.Node;
        if (timed.Schedule is null)
            findings.Error(where, demand, "'scheduler: cron' needs a schedule", "add schedule: \"0 * * * *\"");
        else if (CronFields.Problem(timed.Schedule) is { } problem)
            findings.Error(where, demand, problem, "write minute, hour, day of month, month, day of week, such as \"0 * * * *\"");
        return timed.Schedule;
    }
}
