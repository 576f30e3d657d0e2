namespace DataMesh.Query.Tables;

/// <summary>Finds what somebody may have meant by a name that does not exist.</summary>
internal static class NearestNames
{
    /// <summary>Tables called the same elsewhere come first, then those whose whole name takes the fewest edits.</summary>
    public static IEnumerable<string> Of(string name, IEnumerable<string> candidates)
    {
        var last = name.Split('.')[^1];
        return candidates
            .Select(candidate => (
                Name: candidate,
                IsSame: string.Equals(candidate.Split('.')[^1], last, StringComparison.OrdinalIgnoreCase),
                Edits: Edits(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .OrderByDescending(candidate => candidate.IsSame)
            .ThenBy(candidate => candidate.Edits)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name);
    }

    /// <summary>Levenshtein's distance, one row of its matrix at a time.</summary>
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var above = row[j];
                var replaced = from[i - 1] == to[j - 1] ? diagonal : diagonal + 1;
                row[j] = Math.Min(replaced, Math.Min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }

        return row[^1];
    }
}
