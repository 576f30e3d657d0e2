namespace DataMesh.Contracts;

/// <summary>Writes ODCS <c>quality</c>: the mirror of <see cref="QualityFields"/>.</summary>
internal static class QualitySections
{
    public static FieldWriter Quality(this FieldWriter fields, IReadOnlyList<QualityRule> rules) => fields.List("quality", rules, Rule);

    private static DocumentNode Rule(QualityRule r)
    {
        var fields = new FieldWriter(r)
            .Text("id", r.Id).Text("name", r.Name).Text("description", r.Description).Text("type", TypeOf(r)).Metric(r)
            .Node("arguments", r.Arguments).Text("unit", r.Unit);
        foreach (var name in QualityFields.OperatorNames)
            fields.Node(name, r.Expectations.LastOrDefault(e => QualityFields.NameOf(e.Operator) == name)?.Operand);
        return fields
            .Text("query", r.Query).Text("engine", r.Engine).Node("implementation", r.Implementation)
            .Text("dimension", r.Dimension).Text("method", r.Method).Text("severity", r.Severity).Text("businessImpact", r.BusinessImpact)
            .Text("scheduler", r.Scheduler).Text("schedule", r.Schedule).Texts("tags", r.Tags)
            .AuthoritativeDefinitions(r.AuthoritativeDefinitions).CustomProperties(r.CustomProperties).Build();
    }

    // Library is the default, written only where the author did.
    private static string? TypeOf(QualityRule rule) =>
        rule.Type == QualityType.Library && rule.Node.Find("type") is not { IsNull: false } ? null
            : rule.Type.ToString().ToLowerInvariant();

    // Called "rule" in ODCS 3.0. A document may give both: then the metric was read and the other stays as it was.
    private static FieldWriter Metric(this FieldWriter fields, QualityRule rule) =>
        rule.Node.Find("metric") is null && rule.Node.Find("rule") is not null ? fields.Text("rule", rule.Metric) : fields.Text("metric",
            rule.Metric);
}
