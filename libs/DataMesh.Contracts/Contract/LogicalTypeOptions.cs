namespace DataMesh.Contracts;

/// <summary>Limits on the values of a logical type. Which fields apply depends on the type.</summary>
/// <remarks>ODCS, "Schema", <c>logicalTypeOptions</c>.</remarks>
public sealed record LogicalTypeOptions : DocumentElement
{
    /// <summary>Fewest characters of a string.</summary>
    public int? MinLength { get; init; }

    /// <summary>Most characters of a string.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Regular expression (ECMA-262) that strings match.</summary>
    public string? Pattern { get; init; }

    /// <summary>
    /// Date pattern (JDK DateTimeFormatter), integer width (<c>i8</c> … <c>u128</c>), <c>f32</c>/<c>f64</c>, or a string format such as
    /// <c>email</c>.
    /// </summary>
    public string? Format { get; init; }

    /// <summary>Smallest value: a number, or a date as text.</summary>
    public DocumentNode? Minimum { get; init; }

    /// <summary>Largest value: a number, or a date as text.</summary>
    public DocumentNode? Maximum { get; init; }

    /// <summary>A bound of its own since ODCS 3.1; in 3.0 a boolean that makes <see cref="Minimum"/> exclusive.</summary>
    public DocumentNode? ExclusiveMinimum { get; init; }

    /// <summary>A bound of its own since ODCS 3.1; in 3.0 a boolean that makes <see cref="Maximum"/> exclusive.</summary>
    public DocumentNode? ExclusiveMaximum { get; init; }

    /// <summary>Numbers are multiples of it; above 0, null for any.</summary>
    public decimal? MultipleOf { get; init; }

    /// <summary>True when timestamps carry a time zone; null means the standard's default, no.</summary>
    public bool? Timezone { get; init; }

    /// <summary>Time zone of timestamps that carry none, such as <c>Etc/UTC</c>; null when not given. Since ODCS 3.1.</summary>
    public string? DefaultTimezone { get; init; }

    /// <summary>Fewest items of an array, 0 or more; null for no bound.</summary>
    public int? MinItems { get; init; }

    /// <summary>Most items of an array, 0 or more; null for no bound.</summary>
    public int? MaxItems { get; init; }

    /// <summary>True when an array has no item twice; null means the default, no.</summary>
    public bool? UniqueItems { get; init; }

    /// <summary>Length of a vector.</summary>
    public int? Dimensions { get; init; }

    /// <summary>Type of a vector's elements, such as <c>float32</c>, the default.</summary>
    public string? ElementType { get; init; }

    /// <summary>How vectors are compared, such as <c>cosine</c>; null when not given. Since ODCS 3.2.</summary>
    public string? DistanceMetric { get; init; }

    /// <summary>Model that made the vectors; null when not given. Since ODCS 3.2.</summary>
    public string? EmbeddingModel { get; init; }

    /// <summary>Version of that model; null when not given. Since ODCS 3.2.</summary>
    public string? EmbeddingModelVersion { get; init; }

    /// <summary>True when vectors have the length 1; null when not given. Since ODCS 3.2.</summary>
    public bool? Normalized { get; init; }

    /// <summary>Fewest fields of an object, 0 or more; null for no bound.</summary>
    public int? MinProperties { get; init; }

    /// <summary>Most fields of an object, 0 or more; null for no bound.</summary>
    public int? MaxProperties { get; init; }

    /// <summary>Names of the fields that an object must have.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];
}
