using DataMesh.Client;
using DataMesh.Contracts;

namespace DataMesh.Sdk.Documents;

/// <summary>A product with the contracts of its output ports, and the domain's own policies and waivers.</summary>
internal sealed record DomainProduct(
    DataProduct Product, SourceDocument Document, IReadOnlyList<DomainContract> Contracts, IReadOnlyList<SourceDocument> Policies)
{
    /// <summary>All texts that the catalog judges.</summary>
    public IEnumerable<SourceDocument> Documents => Contracts.Select(contract => contract.Document).Prepend(Document).Concat(Policies);

    /// <summary>True when both say the same in the same words.</summary>
    public bool HasSameDocuments(DomainProduct other) =>
        Documents.OrderBy(document => document.File, StringComparer.Ordinal).SequenceEqual(other.Documents.OrderBy(document => document.File, StringComparer.Ordinal));

    public string Domain => Product.Domain ?? string.Empty;

    /// <summary>What a contract is made from: what its port says, or else all inputs of the product.</summary>
    public IEnumerable<(string ContractId, int Major)> InputsOf(DataContract contract)
    {
        var declared = Product.OutputPorts.Where(port => port.ContractId == contract.Id).SelectMany(port => port.InputContracts).ToList();
        return declared.Count > 0
            ? declared.Select(input => (input.Id, input.Version.Major))
            : Product.InputPorts.Select(port => (port.ContractId, port.Version.Major));
    }
}
