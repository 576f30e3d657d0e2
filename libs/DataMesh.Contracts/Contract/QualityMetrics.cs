namespace DataMesh.Contracts;

/// <summary>Names of the standard's library of metrics (ODCS 3.1).</summary>
public static class QualityMetrics
{
    public const string NullValues = "nullValues";
    public const string MissingValues = "missingValues";
    public const string InvalidValues = "invalidValues";
    public const string DuplicateValues = "duplicateValues";
    public const string RowCount = "rowCount";

    /// <summary>All five.</summary>
    public static IReadOnlyList<string> All { get; } = [NullValues, MissingValues, InvalidValues, DuplicateValues, RowCount];
}
