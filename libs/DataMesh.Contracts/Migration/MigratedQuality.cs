namespace DataMesh.Contracts;

/// <summary>A check of 2.2, which named a tool and its template, as a custom one of 3.x.</summary>
internal static class MigratedQuality
{
    private static readonly string[] Dimensions =
        ["accuracy", "completeness", "conformity", "consistency", "coverage", "timeliness", "uniqueness"];

    public static DocumentNode Rule(DocumentNode rule, string path, List<MigrationMove> moves)
    {
        var fields = new MigratedFields(rule, path, moves);
        var name = fields.Take("toolRuleName") ?? rule.Find("templateName") ?? rule.Find("code");
        if (name is not null)
            fields.Add("name", name);
        fields.Carry("description").Add("type", DocumentNode.OfText("custom")).Carry("toolName", "engine");
        if (name is not null)
            fields.Add("implementation", name);
        AddDimension(fields);
        fields.Carry("severity").Carry("businessImpact");
        if (fields.Take("scheduleCronExpression") is { } cron)
        {
            fields.Add("scheduler", DocumentNode.OfText("cron")).Add("schedule", cron);
            fields.Report(cron, "schedule", reason: null);
        }

        if (fields.Take("type") is { } type)
            fields.KeepValue("type", type, "'type' says in 3.x who executes a rule");
        return fields.Keep("templateName", "code", "column", "columns").Build();
    }

    private static void AddDimension(MigratedFields fields)
    {
        if (fields.Take("dimension") is not { } given)
            return;
        if (Dimensions.Contains(given.Text))
            fields.Add("dimension", given);
        else if (Dimensions.FirstOrDefault(dimension => dimension.Equals(given.Text, StringComparison.OrdinalIgnoreCase)) is { } meant)
            fields.Change("dimension", "dimension", DocumentNode.OfText(meant), "3.x writes it in lower case");
        else
            fields.KeepValue("dimension", given, $"{FindingList.Quote(given.Text)} is no dimension of 3.x");
    }
}
