using DataMesh.Contracts;

namespace DataMesh.Governance;

/// <summary>Documents, and facts of the mesh, for which it is known how the policy ends.</summary>
public sealed record PolicyExample : DocumentElement
{
    public required string Title { get; init; }

    /// <summary>True when no offence is expected, false when at least one is.</summary>
    public required bool Passes { get; init; }

    /// <summary>Paths at which offences are expected, each once; empty when any will do.</summary>
    public IReadOnlyList<string> At { get; init; } = [];

    /// <summary>The day on which it happens; null for the first of January 2026.</summary>
    public string? Today { get; init; }

    /// <summary>Documents that are judged. What every document needs (id, name, version, status …) is filled in.</summary>
    public IReadOnlyList<DocumentNode> Products { get; init; } = [];

    /// <inheritdoc cref="Products" />
    public IReadOnlyList<DocumentNode> Contracts { get; init; } = [];

    /// <summary>Documents that are in the mesh already.</summary>
    public IReadOnlyList<DocumentNode> PublishedProducts { get; init; } = [];

    /// <inheritdoc cref="PublishedProducts" />
    public IReadOnlyList<DocumentNode> PublishedContracts { get; init; } = [];

    /// <summary>Rows of the other relations, by the name of the relation.</summary>
    public IReadOnlyList<DocumentEntry> Facts { get; init; } = [];
}
