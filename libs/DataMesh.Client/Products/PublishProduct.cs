using System.ComponentModel.DataAnnotations;

namespace DataMesh.Client;

/// <summary>Body of <c>PUT /api/products/{domain}/{product}</c>: one ODPS product with the ODCS contracts of its output ports.</summary>
public sealed record PublishProduct
{
    /// <summary>The ODPS document.</summary>
    [Required]
    public required SourceDocument Product { get; init; }

    /// <summary>The ODCS documents behind the product's output ports; 1 to 200.</summary>
    [Required, MinLength(1), MaxLength(200)]
    public required IReadOnlyList<SourceDocument> Contracts { get; init; }

    /// <summary>
    /// The domain's own policies and waivers, <c>*.policy.yaml</c> and <c>*.waivers.yaml</c>; at most 200. Each publication says them anew.
    /// </summary>
    [MaxLength(200)]
    public IReadOnlyList<SourceDocument> Policies { get; init; } = [];

    /// <summary>
    /// Where the domain's process answers, as others reach it: scheme (http, https), host and port and nothing else; the host may be a
    /// service-discovery name (<c>http://flights</c>). It counts for the whole domain and the last one announced wins. Null says nothing
    /// about it: what was announced before stays.
    /// </summary>
    public Uri? Address { get; init; }

    /// <summary>Version of the SDK that publishes, or null for a foreign publisher.</summary>
    [StringLength(64)]
    public string? SdkVersion { get; init; }

    /// <summary>
    /// SHA-256 over what makes the rows besides the documents, such as SQL files, or null: when it differs from the last publication's, the
    /// product counts as changed, and its pipelines run.
    /// </summary>
    [StringLength(64)]
    public string? PipelineHash { get; init; }
}
