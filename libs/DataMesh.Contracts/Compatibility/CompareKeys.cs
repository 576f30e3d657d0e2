namespace DataMesh.Contracts;

/// <summary>Primary keys and partitions: sets of columns whose order is data only where positions say so.</summary>
internal static class CompareKeys
{
    public static void Keys(this ChangeScope scope, IReadOnlyList<(SchemaProperty? Before, SchemaProperty? After)> pairs)
    {
        var columns = Columns(pairs, p => p.PrimaryKey, p => p.PrimaryKeyPosition);
        Report(scope.Field("primaryKey"), columns, "primary-key-added", "primary-key-changed", "primary-key-reordered");
    }

    public static void Partitions(this ChangeScope scope, IReadOnlyList<(SchemaProperty? Before, SchemaProperty? After)> pairs)
    {
        var columns = Columns(pairs, p => p.Partitioned, p => p.PartitionKeyPosition);
        Report(scope.Field("partitioned"), columns, "partitioning-added", "partitioning-changed", "partitioning-changed");
    }

    // Columns of both sides with the place that each side gives them; a renamed column is still the same column.
    private static List<KeyColumn> Columns(
        IReadOnlyList<(SchemaProperty? Before, SchemaProperty? After)> pairs,
        Func<SchemaProperty, bool> isKey,
        Func<SchemaProperty, int?> position) =>
    [
        .. pairs.Select(pair => new KeyColumn(
                pair.Before is { } b && isKey(b) ? new KeyPlace(b.Name, position(b)) : null,
                pair.After is { } a && isKey(a) ? new KeyPlace(a.Name, position(a)) : null))
            .Where(column => column.Before is not null || column.After is not null),
    ];

    private static void Report(ChangeScope at, List<KeyColumn> columns, string added, string changed, string reordered)
    {
        var (before, after) = (Text(columns.Select(c => c.Before)), Text(columns.Select(c => c.After)));
        if (columns.Exists(c => c.Before is null || c.After is null))
            at.Value(added, changed, before, after);
        else if (columns.Exists(c => c.Before!.Position != c.After!.Position) && IsReordered(columns))
            at.Add(reordered, before, after);
    }

    // Positions 1, 2 → 1, 3 keep the order.
    private static bool IsReordered(List<KeyColumn> columns)
    {
        var before = columns.OrderBy(c => c.Before!.Order).ThenBy(c => c.Before!.Name, StringComparer.Ordinal);
        var after = columns.OrderBy(c => c.After!.Order).ThenBy(c => c.After!.Name, StringComparer.Ordinal);
        return !before.SequenceEqual(after);
    }

    private static string? Text(IEnumerable<KeyPlace?> places)
    {
        var ordered = places.OfType<KeyPlace>().OrderBy(p => p.Order).ThenBy(p => p.Name, StringComparer.Ordinal);
        return string.Join(", ", ordered.Select(p => p.Name)) is { Length: > 0 } text ? text : null;
    }

    private sealed record KeyColumn(KeyPlace? Before, KeyPlace? After);

    private sealed record KeyPlace(string Name, int? Position)
    {
        // Without a position a column comes after those that have one.
        public int Order => Position ?? int.MaxValue;
    }
}
