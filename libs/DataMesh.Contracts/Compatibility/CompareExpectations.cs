namespace DataMesh.Contracts;

/// <summary>What a quality rule measures, and what it accepts.</summary>
internal static class CompareExpectations
{
    private const string Changed = "quality-rule-changed";

    /// <summary>Reports what a rule asks for more, less or otherwise.</summary>
    /// <param name="isWarning">True when the rule holds no rows back on either side.</param>
    public static void Demands(this ChangeScope at, QualityRule before, QualityRule after, bool isWarning)
    {
        if (isWarning)
        {
            at.Text("quality-warning-changed", QualityText.Of(before), QualityText.Of(after));
            return;
        }

        if (before.Type != after.Type || QualityText.Metric(before) != QualityText.Metric(after) || before.Engine != after.Engine)
        {
            at.Add(Changed, QualityText.Of(before), QualityText.Of(after));
            return;
        }

        Check(at, before, after);
        Accepted(at, before, after);
    }

    private static void Check(ChangeScope at, QualityRule before, QualityRule after)
    {
        at.Field("query").Text(Rewritten(before, after), QualityText.Query(before), QualityText.Query(after));
        at.Field("implementation")
            .Text(Rewritten(before, after), NodeText.Plain(before.Implementation), NodeText.Plain(after.Implementation));
        var (old, @new) = (before.Arguments ?? DocumentNode.None, after.Arguments ?? DocumentNode.None);
        if (NodeText.Of(old) == NodeText.Of(@new))
            return;
        // Accepting more values of something that must be rare, such as invalid ones, loosens; of anything else nobody can tell.
        var isCount = Set(before)?.FavoursLess == true && Set(after)?.FavoursLess == true;
        foreach (var name in old.Entries.Concat(@new.Entries).Select(e => e.Name).Distinct(StringComparer.Ordinal))
            Argument(at.Field("arguments"), name, old.Find(name), @new.Find(name), isCount);
    }

    private static void Argument(ChangeScope arguments, string name, DocumentNode? before, DocumentNode? after, bool isCount)
    {
        var at = arguments.Field(name);
        var lists = before is { Kind: DocumentNodeKind.Sequence } && after is { Kind: DocumentNodeKind.Sequence };
        if (isCount && lists && name is "validValues" or "missingValues")
        {
            at.Set(name == "validValues" ? "valid-value-added" : "missing-value-added", Values(before!), Values(after!));
            return;
        }

        var (old, @new) = (NodeText.Of(before), NodeText.Of(after));
        if (old != @new)
            at.Promise("quality-rule-tightened", Changed, isCount ? Direct(name, before, after, lists) : Direction.Other, old, @new);
    }

    private static Direction Direct(string name, DocumentNode? before, DocumentNode? after, bool lists)
    {
        // One more criterion that valid values have to meet.
        if (name is "validValues" or "pattern" && (before is null || after is null))
            return before is null ? Direction.Tighter : Direction.Looser;
        if (name != "properties" || !lists)
            return Direction.Other;
        // Fewer columns that are unique together promise more.
        var (old, @new) = (Values(before!).ToHashSet(StringComparer.Ordinal), Values(after!).ToHashSet(StringComparer.Ordinal));
        return (@new.IsSubsetOf(old), old.IsSubsetOf(@new)) switch
        {
            (true, true) => Direction.Same,
            (true, false) => Direction.Tighter,
            (false, true) => Direction.Looser,
            _ => Direction.Other,
        };
    }

    private static void Accepted(ChangeScope at, QualityRule before, QualityRule after)
    {
        var (old, @new) = (QualityText.Expectations(before), QualityText.Expectations(after));
        if (old == @new)
            return;
        var isSameUnit = QualityText.Unit(before) == QualityText.Unit(after);
        var direction = isSameUnit && Set(before) is { } b && Set(after) is { } a ? NumberSet.Compare(b, a) : Direction.Other;
        if (direction == Direction.Same)
            at.Text("quality-described", old, @new);
        else
            at.Promise("quality-rule-tightened", Changed, direction, old, @new);
    }

    // The owner who keeps an id or name says that the promise is the same and only the way of checking it changed.
    private static string Rewritten(QualityRule before, QualityRule after) =>
        (before.Id is not null && before.Id == after.Id) || (before.Name is not null && before.Name == after.Name)
            ? "quality-check-rewritten"
            : Changed;

    // Metrics of the library count rows, or give their share; a query can yield any number.
    private static NumberSet? Set(QualityRule rule)
    {
        var isCount = rule.Type == QualityType.Library;
        var isPercent = QualityText.Unit(rule) == "percent";
        var domain = !isCount ? Interval.Everything : new Interval(0, false, isPercent ? 100 : null, !isPercent);
        return NumberSet.Of(rule.Expectations, domain, whole: isCount && !isPercent);
    }

    private static IEnumerable<string> Values(DocumentNode list) => list.Items.Select(item => NodeText.Of(item) ?? "");
}
