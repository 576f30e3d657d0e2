namespace DataMesh.Contracts;

/// <summary>Service levels: weakened or strengthened, by what is better for each.</summary>
internal static class CompareServiceLevels
{
    public static void ServiceLevels(this ChangeScope scope, DataContract before, DataContract after)
    {
        scope.Field("slaDefaultElement").Text("sla-default-changed", before.SlaDefaultElement, after.SlaDefaultElement);
        var pairs = ElementPairs.Of(Placed(before), Placed(after),
            new(s => s.Id), new(s => $"{Name(s)} {s.Element} {s.Driver}"), new(s => $"{Name(s)} {s.Element}"), new(Name, Alone: true));
        foreach (var (b, a) in pairs)
        {
            var at = scope.Element("slaProperties", b, a, s => s.Id ?? s.Property);
            var added = IsPromise((a ?? b)!) ? "sla-added" : "sla-schedule-changed";
            if (!at.Presence(added, b, a, Text((a ?? b)!)) && b is not null && a is not null)
                Level(at, b, a);
        }
    }

    private static void Level(ChangeScope at, SlaProperty before, SlaProperty after)
    {
        Value(at.Field("value"), before, after);
        at.Field("element").Text("sla-changed", before.Element, after.Element);
        at.Field("schedule").Text("sla-schedule-changed", Schedule(before), Schedule(after));
        at.Field("driver").Text("sla-described", before.Driver, after.Driver);
        at.Field("description").Text("sla-described", before.Description, after.Description);
        at.Id(before.Id, after.Id);
        at.Definitions(before.AuthoritativeDefinitions, after.AuthoritativeDefinitions);
        at.CustomProperties(before.CustomProperties, after.CustomProperties);
    }

    private static void Value(ChangeScope at, SlaProperty before, SlaProperty after)
    {
        if (IsPromise(before) != IsPromise(after))
        {
            at.Value("sla-added", "sla-changed", IsPromise(before) ? Text(before) : null, IsPromise(after) ? Text(after) : null);
            return;
        }

        var (old, @new) = (ServiceLevel.Of(before), ServiceLevel.Of(after));
        if (!IsPromise(before) || (old.Text == @new.Text && old.Name == @new.Name))
            return;
        var isExtended = NodeText.Of(before.ValueExt) != NodeText.Of(after.ValueExt);
        var direction = isExtended || old.Name != @new.Name ? Direction.Other : ServiceLevel.Compare(old, @new);
        if (direction == Direction.Same)
            at.Add("sla-described", old.Text, @new.Text);
        else
            at.Promise(Strengthened(old), "sla-changed", direction, old.Text, @new.Text);
    }

    private static string Strengthened(ServiceLevel level) => level.Name == "retention" ? "retention-lengthened" : "sla-strengthened";

    // The deprecated default applies to levels that name no element of their own; each element by one name, however it is written.
    private static List<SlaProperty> Placed(DataContract contract)
    {
        var names = new ColumnNames(contract);
        return [.. contract.SlaProperties.Select(s => s with { Element = Elements(s.Element ?? contract.SlaDefaultElement, names) })];
    }

    // A level without a value promises nothing: it only carries a schedule.
    private static bool IsPromise(SlaProperty property) => !property.Value.IsNull;

    private static string Name(SlaProperty property) => ServiceLevel.Of(property).Name;

    private static string? Elements(string? list, ColumnNames names)
    {
        var elements = list?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return elements is null ? null : string.Join(", ", elements.Select(names.OfElement).Order(StringComparer.Ordinal));
    }

    private static string? Schedule(SlaProperty property) =>
        property.Scheduler is null && property.Schedule is null ? null : $"{property.Scheduler} {property.Schedule}";

    private static string Text(SlaProperty property) => ServiceLevel.Of(property).Text;
}
