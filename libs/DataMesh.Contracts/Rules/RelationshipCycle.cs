namespace DataMesh.Contracts;

/// <summary>
/// Objects whose relationships run in a circle can be loaded in no order. An object that refers to itself, such as employee and manager,
/// is no circle.
/// </summary>
internal static class RelationshipCycle
{
    private const int LongestChain = 10;

    public static void Check(IReadOnlyList<(SchemaObject From, SchemaObject To, DocumentNode Node)> edges, FindingList findings)
    {
        var next = edges.Where(e => !ReferenceEquals(e.From, e.To)).ToLookup(e => (object)e.From, ReferenceEqualityComparer.Instance);
        var left = Circular(next);
        if (left.Count == 0)
            return;

        // Each object that is left leads to another one that is left, so walking on comes back.
        var walk = new List<SchemaObject>();
        var places = new Dictionary<object, int>(ReferenceEqualityComparer.Instance);
        var current = next.First(group => left.Contains(group.Key)).First().From;
        while (places.TryAdd(current, walk.Count))
        {
            walk.Add(current);
            current = next[current].First(e => left.Contains(e.To)).To;
        }

        var circle = walk[places[current]..];
        var closing = next[circle[^1]].First(e => ReferenceEquals(e.To, current));
        var chain = string.Join(" → ", circle.Take(LongestChain).Append(current).Select(o => FindingList.Quote(o.Name)));
        findings.Warning(closing.Node, new Demand("relationship-cycle", "ODCS references"),
            $"relationships run in a circle, so no order of loading satisfies them: {chain}",
            "remove one relationship of the circle, or keep it in words");
    }

    // Objects that reach a circle, by taking away, again and again, what leads nowhere.
    private static HashSet<object> Circular(ILookup<object, (SchemaObject From, SchemaObject To, DocumentNode Node)> next)
    {
        var left = new HashSet<object>(next.Select(group => group.Key), ReferenceEqualityComparer.Instance);
        var outgoing = new Dictionary<object, int>(ReferenceEqualityComparer.Instance);
        var into = new Dictionary<object, List<object>>(ReferenceEqualityComparer.Instance);
        var leaves = new Queue<object>();
        foreach (var group in next)
        {
            outgoing[group.Key] = group.Count();
            foreach (var edge in group)
            {
                if (!into.TryGetValue(edge.To, out var sources))
                    into.Add(edge.To, sources = []);
                sources.Add(edge.From);
                if (!left.Contains(edge.To) && sources.Count == 1)
                    leaves.Enqueue(edge.To);
            }
        }

        while (leaves.TryDequeue(out var leaf))
        {
            left.Remove(leaf);
            foreach (var source in into.GetValueOrDefault(leaf, []))
            {
                if (--outgoing[source] == 0)
                    leaves.Enqueue(source);
            }
        }

        return left;
    }
}
