namespace DataMesh.Contracts;

/// <summary>How much protection values need. Words are free in ODCS; those with a known rank can be compared.</summary>
internal static class CompareClassification
{
    private static readonly string[][] Ranks =
    [
        ["", "public", "open", "unclassified"],
        ["internal"],
        ["restricted", "sensitive"],
        ["confidential", "pii", "personal"],
        ["secret", "highly confidential", "strictly confidential"],
    ];

    public static void Classification(this ChangeScope at, string? before, string? after)
    {
        if (string.Equals(before, after, StringComparison.Ordinal))
            return;
        var (old, @new) = (Rank(before), Rank(after));
        if (old < 0 || @new < 0)
            at.Add("classification-changed", before, after);
        else if (old == @new)
            at.Add("classification-reworded", before, after);
        else
            at.Add(@new > old ? "classification-raised" : "classification-lowered", before, after);
    }

    // A value that nobody classified needs no protection that anybody knows of.
    private static int Rank(string? word) =>
        Array.FindIndex(Ranks, words => words.Contains((word ?? "").Trim().Replace('-', ' ').ToLowerInvariant()));
}
