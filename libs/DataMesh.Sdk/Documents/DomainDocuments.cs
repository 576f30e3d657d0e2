using DataMesh.Client;
using DataMesh.Contracts;

namespace DataMesh.Sdk.Documents;

/// <summary>The documents of a domain as read from one folder: what they say, and what is wrong with them.</summary>
internal sealed record DomainDocuments(IReadOnlyList<DomainProduct> Products, IReadOnlyList<Finding> Findings)
{
    private static readonly string[] Endings = [".yaml", ".yml", ".json"];

    public static DomainDocuments Nothing { get; } = new([], []);

    public bool AreValid => Products.Count > 0 && Findings.All(finding => finding.Severity != Severity.Error);

    /// <summary>Reads <c>*.odps.*</c> and <c>*.odcs.*</c> in a folder; a folder that is not there holds nothing.</summary>
    public static DomainDocuments Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return Nothing;
        }

        var findings = new List<Finding>();
        var contracts = Files(folder, ".odcs").Select(document => (Document: document, Result: ContractReader.Read(document.Content, document.File))).ToList();
        var products = Files(folder, ".odps").Select(document => (Document: document, Result: ProductReader.Read(document.Content, document.File))).ToList();
        findings.AddRange(products.SelectMany(product => product.Result.Findings));
        findings.AddRange(contracts.SelectMany(contract => contract.Result.Findings));
        var read = contracts.Where(contract => contract.Result.IsValid)
            .Select(contract => new DomainContract(contract.Result.Value!, contract.Document)).ToList();
        var assembled = new List<DomainProduct>();
        foreach (var (document, result) in products.Where(product => product.Result.IsValid))
        {
            // With broken contracts around, a missing one is no news.
            findings.AddRange(contracts.All(contract => contract.Result.IsValid)
                ? ProductRules.Check(result.Value!, [.. read.Select(contract => contract.Contract)], document.File)
                : []);
            var offered = result.Value!.OutputPorts.Select(port => (port.ContractId, port.Version.Major)).ToHashSet();
            assembled.Add(new(result.Value, document, [.. read.Where(contract => offered.Contains((contract.Contract.Id, contract.Contract.Version.Major)))]));
        }

        return new(assembled, findings);
    }

    private static IEnumerable<SourceDocument> Files(string folder, string kind) =>
        Directory.EnumerateFiles(folder)
            .Where(file => Endings.Any(ending => file.EndsWith(kind + ending, StringComparison.OrdinalIgnoreCase)))
            .Order(StringComparer.Ordinal)
            .Select(file => new SourceDocument { File = Path.GetFileName(file), Content = File.ReadAllText(file) });
}
