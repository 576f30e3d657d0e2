namespace DataMesh.Contracts;

/// <summary>Operators of ODCS quality rules.</summary>
public enum ExpectationOperator
{
    MustBe,
    MustNotBe,
    MustBeGreaterThan,
    MustBeGreaterOrEqualTo,
    MustBeLessThan,
    MustBeLessOrEqualTo,

    /// <summary>Strictly between: both bounds are outside.</summary>
    MustBeBetween,

    /// <summary>Outside of, or equal to, the bounds.</summary>
    MustNotBeBetween,
}
