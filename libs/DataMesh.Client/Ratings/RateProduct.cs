using System.ComponentModel.DataAnnotations;

namespace DataMesh.Client;

/// <summary>Body of <c>PUT /api/products/{domain}/{product}/ratings/{consumer}</c>.</summary>
public sealed record RateProduct
{
    /// <summary>1 (useless) to 5 (excellent).</summary>
    [Range(1, 5)]
    public required int Stars { get; init; }

    /// <summary>Why, in plain text; at most 2,000 characters.</summary>
    [StringLength(2000)]
    public string? Comment { get; init; }
}
