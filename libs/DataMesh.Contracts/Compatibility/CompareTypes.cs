namespace DataMesh.Contracts;

/// <summary>Types of properties.</summary>
internal static class CompareTypes
{
    // Every value of the first is a value of the second.
    private static readonly (LogicalType Narrow, LogicalType Wide)[] Widenings =
        [(LogicalType.Integer, LogicalType.Number), (LogicalType.Date, LogicalType.Timestamp)];

    public static void Types(this ChangeScope at, SchemaProperty before, SchemaProperty after)
    {
        var (old, @new) = (before.LogicalType, after.LogicalType);
        var isWidening = Widenings.Contains((old ?? default, @new ?? default));
        var isNarrowing = Widenings.Contains((@new ?? default, old ?? default));
        var logical = at.Field("logicalType");
        if (old is null || @new is null)
            logical.Value("logical-type-added", "logical-type-changed", Name(old), Name(@new));
        else if (old != @new)
        {
            var code = isWidening ? "logical-type-widened" : isNarrowing ? "logical-type-narrowed" : "logical-type-changed";
            logical.Add(code, Name(old), Name(@new));
        }

        PhysicalType(at.Field("physicalType"), before.PhysicalType, after.PhysicalType);
        // Limits of another kind of type say nothing about the limits before.
        if (old == @new || old is null || @new is null || isWidening || isNarrowing)
            at.Field("logicalTypeOptions").Options(before, after);
    }

    private static void PhysicalType(ChangeScope at, string? before, string? after)
    {
        if (before is null || after is null)
        {
            at.Value("physical-type-added", "physical-type-changed", before, after);
            return;
        }

        if (string.Equals(before, after, StringComparison.Ordinal))
            return;
        var direction = Contracts.PhysicalType.Compare(before, after);
        if (direction == Direction.Same)
            at.Add("physical-type-respelled", before, after);
        else
            at.Promise("physical-type-narrowed", "physical-type-changed", direction, before, after);
    }

    private static string? Name(LogicalType? type) => type?.ToString().ToLowerInvariant();
}
