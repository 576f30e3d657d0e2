namespace DataMesh.Contracts;

/// <summary>Guesses what an author meant.</summary>
internal static class Spelling
{
    // Comparing costs the product of both lengths, and nobody misspells longer words by a letter.
    private const int LongestWord = 100;

    /// <summary>The known word that the typo most likely stands for, or null when none is near.</summary>
    public static string? Nearest(string typo, IEnumerable<string> known)
    {
        if (typo.Length > LongestWord)
            return null;
        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var word in known)
        {
            var allowed = Math.Max(1, Math.Min(word.Length, typo.Length) / 3);
            if (Math.Abs(word.Length - typo.Length) > allowed)
                continue;
            var distance = Distance(typo.ToLowerInvariant(), word.ToLowerInvariant());
            if (distance <= allowed && distance < bestDistance)
                (best, bestDistance) = (word, distance);
        }

        return best;
    }

    /// <summary>Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours each cost 1.</summary>
    internal static int Distance(string left, string right)
    {
        var beforeLast = new int[right.Length + 1];
        var last = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            last[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[right.Length];
    }
}
