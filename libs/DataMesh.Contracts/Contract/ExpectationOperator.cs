namespace DataMesh.Contracts;

/// <summary>Operators of ODCS quality rules.</summary>
/// <remarks>ODCS, "Data Quality", operators.</remarks>
public enum ExpectationOperator
{
    /// <summary>Equal to the bound.</summary>
    MustBe,

    /// <summary>Different from the bound.</summary>
    MustNotBe,

    /// <summary>Above the bound, which is outside.</summary>
    MustBeGreaterThan,

    /// <summary>The bound, or above it.</summary>
    MustBeGreaterOrEqualTo,

    /// <summary>Below the bound, which is outside.</summary>
    MustBeLessThan,

    /// <summary>The bound, or below it.</summary>
    MustBeLessOrEqualTo,

    /// <summary>Strictly between: both bounds are outside.</summary>
    MustBeBetween,

    /// <summary>Outside of, or equal to, the bounds.</summary>
    MustNotBeBetween,
}
