namespace DataMesh.Governance;

/// <summary>What is judged, by what is known, when.</summary>
/// <param name="Documents">The documents that are judged.</param>
/// <param name="Facts">What is known of the mesh.</param>
/// <param name="Waivers">Waivers that hold on the day.</param>
/// <param name="Now">The time of judging.</param>
internal sealed record JudgingMatter(DocumentSet Documents, MeshFacts Facts, IReadOnlyList<Waiver> Waivers, DateTimeOffset Now)
{
    /// <summary>True when offences of others in the mesh are none of these documents.</summary>
    public bool IsPublication { get; init; }

    /// <summary>Whether an offence is of these documents, or of their domain as a whole; in whatever version.</summary>
    public bool Concerns(PolicyFinding finding) => finding switch
    {
        { Contract: { } contract } =>
            Documents.Contracts.Any(own => own.Contract.Name == contract && own.Contract.Domain == finding.Domain),
        { Product: { } product } => Documents.Products.Any(own => own.Product.Name == product && own.Product.Domain == finding.Domain),
        _ => finding.Domain is not { } domain || Documents.Domains.Contains(domain),
    };
}
