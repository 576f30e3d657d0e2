namespace DataMesh.Governance;

/// <summary>Products and contracts, each under a file name of its own.</summary>
public sealed record DocumentSet(IReadOnlyList<ProductDocument> Products, IReadOnlyList<ContractDocument> Contracts)
{
    /// <summary>No documents.</summary>
    public static DocumentSet Empty { get; } = new([], []);

    /// <summary>The domains of the documents.</summary>
    public IReadOnlyCollection<string> Domains =>
    [
        .. Products.Select(document => document.Product.Domain)
            .Concat(Contracts.Select(document => document.Contract.Domain))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal),
    ];
}
