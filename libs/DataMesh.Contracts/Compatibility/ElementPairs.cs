namespace DataMesh.Contracts;

/// <summary>Finds the elements of two lists that are the same thing. Symmetric: swapping the lists swaps the pairs.</summary>
internal static class ElementPairs
{
    /// <summary>
    /// Pairs by the first key that both have, then by the next; elements of one key pair in their order. What is left has no partner.
    /// </summary>
    public static List<(T? Before, T? After)> Of<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, params ReadOnlySpan<PairKey<T>> keys)
        where T : class
    {
        var pairs = new List<(T?, T?)>();
        var (left, right) = (before.ToList(), after.ToList());
        foreach (var key in keys)
            Take(left, right, key, pairs);
        pairs.AddRange(left.Select(element => ((T?)element, (T?)null)));
        pairs.AddRange(right.Select(element => ((T?)null, (T?)element)));
        return pairs;
    }

    private static void Take<T>(List<T> left, List<T> right, PairKey<T> key, List<(T?, T?)> pairs)
        where T : class
    {
        var candidates = right.Where(e => key.Of(e) is not null).GroupBy(e => key.Of(e)!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        var leftTaken = new HashSet<T>(ReferenceEqualityComparer.Instance);
        var rightTaken = new HashSet<T>(ReferenceEqualityComparer.Instance);
        foreach (var group in left.Where(e => key.Of(e) is not null).GroupBy(e => key.Of(e)!, StringComparer.Ordinal))
        {
            if (!candidates.TryGetValue(group.Key, out var partners) || (key.Alone && (group.Count() > 1 || partners.Count > 1)))
                continue;
            foreach (var (first, second) in group.Zip(partners))
            {
                pairs.Add((first, second));
                leftTaken.Add(first);
                rightTaken.Add(second);
            }
        }

        left.RemoveAll(leftTaken.Contains);
        right.RemoveAll(rightTaken.Contains);
    }
}
