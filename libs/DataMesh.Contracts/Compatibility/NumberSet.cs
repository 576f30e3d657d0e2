namespace DataMesh.Contracts;

/// <summary>What the operators of a quality rule accept together: disjoint intervals in ascending order.</summary>
internal sealed class NumberSet
{
    private readonly List<Interval> _parts;

    private NumberSet(IEnumerable<Interval> parts) => _parts = [.. parts.Where(part => !part.IsEmpty)];

    /// <summary>True when a measured zero, "no such row", is accepted.</summary>
    public bool AcceptsZero => _parts.Exists(part => !part.Intersect(new Interval(0, false, 0, false)).IsEmpty);

    /// <summary>True when whatever lies below an accepted number is accepted, too: less of what is counted is never worse.</summary>
    public bool FavoursLess => AcceptsZero && _parts.Count(part => part.High is null || part.High >= 0) == 1;

    /// <summary>The numbers that all expectations accept, or null when one of them is no number.</summary>
    /// <param name="domain">What can be measured at all.</param>
    /// <param name="whole">True when only whole numbers are measured.</param>
    public static NumberSet? Of(IReadOnlyList<Expectation> expectations, Interval domain, bool whole)
    {
        var set = new NumberSet([domain]);
        foreach (var expectation in expectations)
        {
            if (Accepted(expectation) is not { } accepted)
                return null;
            set = set.Intersect(accepted);
        }

        return whole ? set.Whole() : set;
    }

    /// <summary>How the second set relates to the first.</summary>
    public static Direction Compare(NumberSet before, NumberSet after)
    {
        var common = before.Intersect(after)._parts;
        var (keepsOld, keepsNew) = (common.SequenceEqual(before._parts), common.SequenceEqual(after._parts));
        return (keepsOld, keepsNew) switch
        {
            (true, true) => Direction.Same,
            (false, true) => Direction.Tighter,
            (true, false) => Direction.Looser,
            _ => Direction.Other,
        };
    }

    // mustBeBetween is exclusive, so its opposite includes the bounds (ODCS data quality, operators).
    private static NumberSet? Accepted(Expectation expectation) => expectation switch
    {
        { Operator: ExpectationOperator.MustBeBetween, Lower: { } low, Upper: { } high } => new([new Interval(low, true, high, true)]),
        { Operator: ExpectationOperator.MustNotBeBetween, Lower: { } low, Upper: { } high } => low < high
            ? new([Interval.Below(low, open: false), Interval.Above(high, open: false)])
            : new([Interval.Everything]),
        { Number: { } number } => expectation.Operator switch
        {
            ExpectationOperator.MustBe => new([new Interval(number, false, number, false)]),
            ExpectationOperator.MustNotBe => new([Interval.Below(number, open: true), Interval.Above(number, open: true)]),
            ExpectationOperator.MustBeGreaterThan => new([Interval.Above(number, open: true)]),
            ExpectationOperator.MustBeGreaterOrEqualTo => new([Interval.Above(number, open: false)]),
            ExpectationOperator.MustBeLessThan => new([Interval.Below(number, open: true)]),
            ExpectationOperator.MustBeLessOrEqualTo => new([Interval.Below(number, open: false)]),
            _ => null,
        },
        _ => null,
    };

    private NumberSet Intersect(NumberSet other) => new(_parts.SelectMany(part => other._parts.Select(part.Intersect)));

    // Neighbours such as 0…1 and 2…3 are one interval of whole numbers.
    private NumberSet Whole()
    {
        var merged = new List<Interval>();
        foreach (var part in _parts.Select(p => p.Whole()).Where(p => !p.IsEmpty))
        {
            if (merged.Count > 0 && merged[^1].High is { } end && part.Low is { } start && start - end == 1)
                merged[^1] = merged[^1] with { High = part.High, HighOpen = part.HighOpen };
            else
                merged.Add(part);
        }

        return new NumberSet(merged);
    }
}
