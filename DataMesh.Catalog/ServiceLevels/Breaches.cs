namespace DataMesh.Catalog.ServiceLevels;

/// <summary>When rows came too late, from the instants of commits alone.</summary>
internal static class Breaches
{
    /// <summary>
    /// Breaches where each commit has to be followed by the next within a time: from when it was due until it came, or null while it has
    /// not.
    /// </summary>
    public static IEnumerable<(DateTimeOffset From, DateTimeOffset? To)> OfAge(
        IReadOnlyList<DateTimeOffset> commits, TimeSpan allowed, DateTimeOffset now)
    {
        for (var index = 0; index < commits.Count; index++)
        {
            DateTimeOffset? next = index + 1 < commits.Count ? commits[index + 1] : null;
            if ((next ?? now) - commits[index] > allowed)
            {
                yield return (commits[index] + allowed, next);
            }
        }
    }

    /// <summary>
    /// Breaches where each commit of an input has to be followed by one of the table within a time; overlapping ones are one.
    /// </summary>
    public static IEnumerable<(DateTimeOffset From, DateTimeOffset? To)> OfReaction(
        IReadOnlyList<DateTimeOffset> inputs, IReadOnlyList<DateTimeOffset> commits, TimeSpan allowed, DateTimeOffset now)
    {
        var (next, coveredTo) = (0, DateTimeOffset.MinValue);
        foreach (var input in inputs)
        {
            while (next < commits.Count && commits[next] < input)
            {
                next++;
            }

            DateTimeOffset? answered = next < commits.Count ? commits[next] : null;
            if (input + allowed < coveredTo || (answered ?? now) - input <= allowed)
            {
                continue;
            }

            // Inputs that wait for the same commit make one breach, which began with the first.
            coveredTo = answered ?? DateTimeOffset.MaxValue;
            yield return (input + allowed, answered);
        }
    }

    /// <summary>How much of the time from <paramref name="start"/> to <paramref name="now"/> lies in no breach.</summary>
    public static double Kept(IEnumerable<(DateTimeOffset From, DateTimeOffset? To)> breaches, DateTimeOffset start, DateTimeOffset now)
    {
        if (now <= start)
        {
            return 1;
        }

        var broken = breaches.Sum(breach => Math.Max(0, (Min(breach.To ?? now, now) - Max(breach.From, start)).TotalSeconds));
        return Math.Round(1 - (broken / (now - start).TotalSeconds), 6);
    }

    private static DateTimeOffset Min(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;

    private static DateTimeOffset Max(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}
