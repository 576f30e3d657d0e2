namespace DataMesh.Contracts;

/// <summary>
/// The products and contracts of one folder, read together: each product with the contracts of its output ports, and all that is wrong.
/// What a domain publishes, what an author checks and what a command sends are read here. Pure, no I/O.
/// </summary>
public sealed record DocumentFolder
{
    /// <summary>Products without an error, in the order given.</summary>
    public required IReadOnlyList<ReadProduct> Products { get; init; }

    /// <summary>Contracts without an error, those that no product offers included.</summary>
    public required IReadOnlyList<ReadContract> Contracts { get; init; }

    /// <summary>Findings on products, on contracts, and on ports that find no contract, in this order.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>True when nothing is wrong but warnings.</summary>
    public bool IsValid => Findings.All(finding => finding.Severity != Severity.Error);

    /// <summary>Reads documents; those that are neither contract nor product are passed over.</summary>
    public static DocumentFolder Read(IEnumerable<DocumentText> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var formed = documents.Select(document => (Document: document, Form: DocumentForms.Of(document))).ToList();
        var contracts = formed.Where(pair => pair.Form == DocumentForm.Contract)
            .Select(pair => (pair.Document, Result: ContractReader.Read(pair.Document.Text, pair.Document.File))).ToList();
        var products = formed.Where(pair => pair.Form == DocumentForm.Product)
            .Select(pair => (pair.Document, Result: ProductReader.Read(pair.Document.Text, pair.Document.File))).ToList();
        var findings = products.SelectMany(product => product.Result.Findings)
            .Concat(contracts.SelectMany(contract => contract.Result.Findings)).ToList();
        List<ReadContract> read =
        [
            .. contracts.Where(contract => contract.Result.IsValid)
                .Select(contract => new ReadContract(contract.Result.Value!, contract.Document)),
        ];
        var assembled = new List<ReadProduct>();
        foreach (var (document, result) in products.Where(product => product.Result.IsValid))
        {
            // With broken contracts around, a missing one is no news.
            if (contracts.Count == read.Count)
                findings.AddRange(ProductRules.Check(result.Value!, [.. read.Select(contract => contract.Contract)], document.File));
            assembled.Add(new(result.Value!, document, Offered(result.Value!, read)));
        }

        return new() { Products = assembled, Contracts = read, Findings = findings };
    }

    private static List<ReadContract> Offered(DataProduct product, List<ReadContract> contracts)
    {
        var offered = product.OutputPorts.Select(port => (port.ContractId, port.Version.Major)).ToHashSet();
        return [.. contracts.Where(contract => offered.Contains((contract.Contract.Id, contract.Contract.Version.Major)))];
    }
}
