using DataMesh.Client;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DataMesh.Catalog.Products;

/// <summary>How a publication ended.</summary>
/// <param name="Outcome">As <see cref="CatalogTelemetry.Publication"/> counts it.</param>
/// <param name="Sequence">The change that made it current.</param>
/// <param name="Changes">What was appended to the feed.</param>
internal sealed record StoredPublication(string Outcome, long Sequence, IReadOnlyList<Change> Changes)
{
    /// <summary>Why nothing was stored.</summary>
    public ProblemHttpResult? Problem { get; init; }

    public IReadOnlyList<VersionChange> Differences { get; init; } = [];

    public IReadOnlyList<Dependent> Dependents { get; init; } = [];
}
