using System.ComponentModel.DataAnnotations;

namespace DataMesh.Client;

/// <summary>Body of <c>POST /api/policies/dry-run</c>: which policies to try on the whole mesh as if they were enforced.</summary>
public sealed record DryRunRequest
{
    /// <summary>Ids of policies to try; empty for those of <see cref="Files"/>, or for all when there are none.</summary>
    [MaxLength(500)]
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>Policy files that are not in force yet; they take the place of those with the same name.</summary>
    [MaxLength(100)]
    public IReadOnlyList<SourceDocument> Files { get; init; } = [];
}
