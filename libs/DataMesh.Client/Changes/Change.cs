using System.Text.Json.Serialization;

namespace DataMesh.Client;

/// <summary>
/// An entry of the catalog's change feed. A reader that meets a kind it does not know gets this base type and moves its cursor on.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind", IgnoreUnrecognizedTypeDiscriminators = true)]
[JsonDerivedType(typeof(ProductPublished), "ProductPublished")]
[JsonDerivedType(typeof(DataCommitted), "DataCommitted")]
[JsonDerivedType(typeof(DomainServed), "DomainServed")]
[JsonDerivedType(typeof(DomainLeft), "DomainLeft")]
[JsonDerivedType(typeof(MajorPublished), "MajorPublished")]
public record Change
{
    /// <summary>Position in the feed, strictly increasing; gaps are possible.</summary>
    public required long Sequence { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Domain { get; init; }
}
