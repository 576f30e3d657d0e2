namespace DataMesh.Contracts;

/// <summary>Quality rules. Which code a difference has depends on what the rule does to rows: hold back, warn, or nothing.</summary>
internal static class CompareQuality
{
    public static void Quality(this ChangeScope scope, IReadOnlyList<QualityRule> before, IReadOnlyList<QualityRule> after)
    {
        var pairs = ElementPairs.Of(before, after,
            new(r => r.Id), new(r => r.Name), new(Check), new(QualityText.Measure), new(Topic, Alone: true));
        foreach (var (b, a) in pairs)
        {
            var at = scope.Element("quality", b, a, r => r.Id ?? r.Name ?? r.Metric ?? r.Engine ?? r.Type.ToString().ToLowerInvariant());
            if (!at.Presence(Added((a ?? b)!), b, a, QualityText.Of((a ?? b)!)) && b is not null && a is not null)
                Rule(at, b, a);
        }
    }

    private static void Rule(ChangeScope at, QualityRule before, QualityRule after)
    {
        var (old, @new) = (QualityEffects.Of(before), QualityEffects.Of(after));
        if (old == QualityEffect.Words || @new == QualityEffect.Words)
        {
            // Words that became a check are no longer that rule, nor the reverse.
            if (old != @new)
            {
                at.Add(ChangeKinds.Of(Added(before)).Mirror, QualityText.Of(before), null);
                at.Add(Added(after), null, QualityText.Of(after));
            }
        }
        else
        {
            var isRaised = old == QualityEffect.Warns;
            at.Field("severity").Text(
                old == @new ? "quality-severity-reworded" : isRaised ? "quality-severity-raised" : "quality-severity-lowered",
                before.Severity,
                after.Severity);
            at.Demands(before, after, isWarning: old == QualityEffect.Warns && @new == QualityEffect.Warns);
        }

        Words(at, before, after);
    }

    private static void Words(ChangeScope at, QualityRule before, QualityRule after)
    {
        at.Id(before.Id, after.Id);
        at.Text("quality-described", Described(before), Described(after));
        at.Field("schedule").Text("quality-schedule-changed", Schedule(before), Schedule(after));
        at.Tags(before.Tags, after.Tags);
        at.Definitions(before.AuthoritativeDefinitions, after.AuthoritativeDefinitions);
        at.CustomProperties(before.CustomProperties, after.CustomProperties);
    }

    private static string Added(QualityRule rule) => QualityEffects.Of(rule) switch
    {
        QualityEffect.Words => "quality-text-added",
        QualityEffect.Warns => "quality-warning-added",
        _ => "quality-rule-added",
    };

    private static string Described(QualityRule rule) =>
        string.Join(" | ", rule.Name, rule.Description, rule.Dimension, rule.Method, rule.BusinessImpact,
            QualityEffects.Of(rule) == QualityEffect.Words ? QualityText.Measure(rule) : "");

    private static string? Schedule(QualityRule rule) =>
        rule.Scheduler is null && rule.Schedule is null ? null : $"{rule.Scheduler} {rule.Schedule}";

    private static string Check(QualityRule rule) => $"{rule.Severity} {QualityText.Of(rule)}";

    private static string Topic(QualityRule rule) => $"{rule.Type} {QualityText.Metric(rule)} {rule.Engine}";
}
