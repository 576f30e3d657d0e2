namespace DataMesh.Contracts;

/// <summary>Foreign keys of an object, whether they are written at the object or at a property.</summary>
internal static class CompareRelationships
{
    /// <summary>Relationships of an object and of its properties at any depth, all with their source columns.</summary>
    public static IReadOnlyList<Relationship> AllRelationships(this SchemaObject schema) =>
    [
        .. schema.Relationships.Select(r => r with { From = [.. r.From.Select(column => Own(schema.Name, column))] }),
        .. schema.Properties.SelectMany(p => OfProperty("", p)),
    ];

    public static void Relationships(this ChangeScope scope, IReadOnlyList<Relationship> before, IReadOnlyList<Relationship> after)
    {
        foreach (var (b, a) in ElementPairs.Of(before, after, new(r => r.Id), new(Pairs), new(From, Alone: true), new(To, Alone: true)))
        {
            var at = scope.Element("relationships", b, a, r => r.Id ?? From(r));
            if (at.Presence("relationship-added", b, a, Pairs((a ?? b)!)) || b is null || a is null)
                continue;
            at.Id(b.Id, a.Id);
            at.Text("relationship-changed", $"{b.Type} {Pairs(b)}", $"{a.Type} {Pairs(a)}");
            at.Description("description", b.Description, a.Description);
            at.CustomProperties(b.CustomProperties, a.CustomProperties);
        }
    }

    private static IEnumerable<Relationship> OfProperty(string owner, SchemaProperty property)
    {
        var name = owner.Length == 0 || property.Name.Length == 0 ? owner + property.Name : $"{owner}.{property.Name}";
        var parts = property.Properties.Append(property.Items).Append(property.Keys).Append(property.Values).OfType<SchemaProperty>();
        return property.Relationships.Select(r => r with { From = [name] }).Concat(parts.SelectMany(part => OfProperty(name, part)));
    }

    // Without the object's own name, so that a renamed object keeps its relationships.
    private static string Own(string schema, string column) =>
        column.StartsWith(schema + ".", StringComparison.Ordinal) ? column[(schema.Length + 1)..] : column;

    // In which order a composite key lists its columns is no matter, as long as the same columns meet.
    private static string Pairs(Relationship relationship)
    {
        var (from, to) = (relationship.From, relationship.To);
        return from.Count == to.Count
            ? string.Join(", ", from.Zip(to, (f, t) => $"{f} → {t}").Order(StringComparer.Ordinal))
            : $"{string.Join(", ", from)} → {string.Join(", ", to)}";
    }

    private static string From(Relationship relationship) => string.Join(", ", relationship.From.Order(StringComparer.Ordinal));

    private static string To(Relationship relationship) => string.Join(", ", relationship.To.Order(StringComparer.Ordinal));
}
