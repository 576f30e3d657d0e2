namespace DataMesh.Governance;

/// <summary>What is judged, by what is known, when.</summary>
/// <param name="Documents">The documents that are judged.</param>
/// <param name="Facts">What is known of the mesh.</param>
/// <param name="Waivers">Waivers that hold on the day.</param>
/// <param name="Now">The time of judging.</param>
internal sealed record JudgingMatter(DocumentSet Documents, MeshFacts Facts, IReadOnlyList<Waiver> Waivers, DateTimeOffset Now);
