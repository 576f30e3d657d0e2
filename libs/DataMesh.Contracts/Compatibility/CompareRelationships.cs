namespace DataMesh.Contracts;

/// <summary>Foreign keys of an object, whether they are written at the object or at a property.</summary>
internal static class CompareRelationships
{
    public static void Relationships(this ChangeScope scope, IReadOnlyList<ForeignKey> before, IReadOnlyList<ForeignKey> after)
    {
        var pairs = ElementPairs.Of(before, after,
            new(r => r.Written.Id), new(r => r.Pairs), new(r => r.FoundPairs), new(r => r.From, Alone: true), new(r => r.To, Alone: true));
        foreach (var (b, a) in pairs)
        {
            var at = scope.Element("relationships", b, a, r => r.Written.Id ?? r.From);
            if (at.Presence("relationship-added", b, a, (a ?? b)!.Pairs) || b is null || a is null)
                continue;
            at.Id(b.Written.Id, a.Written.Id);
            at.Field("type").Text("relationship-changed", b.Written.Type, a.Written.Type);
            // Another spelling of the same columns, or the same ids of renamed ones, is no other pair.
            if (b.FoundPairs != a.FoundPairs)
                at.Text("relationship-changed", b.Pairs, a.Pairs);
            at.Description("description", b.Written.Description, a.Written.Description);
            at.CustomProperties(b.Written.CustomProperties, a.Written.CustomProperties);
        }
    }
}
