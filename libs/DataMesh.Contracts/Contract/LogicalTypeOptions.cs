namespace DataMesh.Contracts;

/// <summary>Limits on the values of a logical type. Which fields apply depends on the type.</summary>
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
    public decimal? MultipleOf { get; init; }

    /// <summary>True when timestamps carry a time zone; null means the standard's default, no.</summary>
    public bool? Timezone { get; init; }
    public string? DefaultTimezone { get; init; }
    public int? MinItems { get; init; }
    public int? MaxItems { get; init; }
    public bool? UniqueItems { get; init; }

    /// <summary>Length of a vector.</summary>
    public int? Dimensions { get; init; }

    /// <summary>Type of a vector's elements, such as <c>float32</c>, the default.</summary>
    public string? ElementType { get; init; }
    public string? DistanceMetric { get; init; }
    public string? EmbeddingModel { get; init; }
    public string? EmbeddingModelVersion { get; init; }
    public bool? Normalized { get; init; }
    public int? MinProperties { get; init; }
    public int? MaxProperties { get; init; }

    /// <summary>Names of the fields that an object must have.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];
}
