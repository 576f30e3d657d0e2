namespace DataMesh.Contracts;

/// <summary>Names of the standard's library of metrics (ODCS 3.1).</summary>
/// <remarks>ODCS, "Data Quality", library metrics.</remarks>
public static class QualityMetrics
{
    /// <summary>Rows whose value is null.</summary>
    public const string NullValues = "nullValues";

    /// <summary>Rows whose value is null or one that stands for a missing one.</summary>
    public const string MissingValues = "missingValues";

    /// <summary>Rows whose value is not among the valid ones, or does not match the pattern.</summary>
    public const string InvalidValues = "invalidValues";

    /// <summary>Rows that have a value, or several together, that another row has.</summary>
    public const string DuplicateValues = "duplicateValues";

    /// <summary>Rows of the object.</summary>
    public const string RowCount = "rowCount";

    /// <summary>All five.</summary>
    public static IReadOnlyList<string> All { get; } = [NullValues, MissingValues, InvalidValues, DuplicateValues, RowCount];
}
