namespace DataMesh.Contracts;

/// <summary>Reads from a rule what it does.</summary>
internal static class QualityEffects
{
    private static readonly string[] Warnings = ["info", "information", "informational", "warn", "warning", "low", "notice"];

    /// <summary>ODCS leaves the word open; a rule that says nothing, or a word not known to be mild, holds rows back.</summary>
    public static QualityEffect Of(QualityRule rule)
    {
        if (rule.Type == QualityType.Text || (rule.Expectations.Count == 0 && rule.Type != QualityType.Custom))
            return QualityEffect.Words;
        return Warnings.Contains(rule.Severity?.Trim().ToLowerInvariant() ?? "") ? QualityEffect.Warns : QualityEffect.HoldsBack;
    }
}
