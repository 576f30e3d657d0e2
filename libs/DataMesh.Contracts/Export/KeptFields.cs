namespace DataMesh.Contracts;

/// <summary>Fields of ODCS that a format takes care of, level by level. Every other field a contract uses is reported as lost.</summary>
internal sealed record KeptFields
{
    public required FieldSet Contract { get; init; }

    public required FieldSet Object { get; init; }

    /// <summary>Of the columns of an object.</summary>
    public required FieldSet Column { get; init; }

    /// <summary>Of what lies inside of a column: fields, items, keys and values.</summary>
    public required FieldSet Nested { get; init; }

    /// <summary>Of a column's <c>logicalTypeOptions</c>.</summary>
    public required FieldSet Options { get; init; }

    /// <summary>Of <c>logicalTypeOptions</c> inside of a column.</summary>
    public required FieldSet NestedOptions { get; init; }

    /// <summary>Of the values of an enum.</summary>
    public required FieldSet EnumValue { get; init; }

    public required FieldSet Relationship { get; init; }
}
