using DataMesh.Client;
using DataMesh.Contracts;

namespace DataMesh.Sdk.Documents;

/// <summary>The documents of a domain as read from one folder: what they say, and what is wrong with them.</summary>
internal sealed record DomainDocuments(IReadOnlyList<DomainProduct> Products, IReadOnlyList<Finding> Findings)
{
    public static DomainDocuments Nothing { get; } = new([], []);

    public bool AreValid => Products.Count > 0 && Findings.All(finding => finding.Severity != Severity.Error);

    /// <summary>
    /// Reads <c>*.odps.*</c> and <c>*.odcs.*</c> in a folder, and <c>*.policy.yaml</c> and <c>*.waivers.yaml</c> in its <c>policies</c>; a folder that is
    /// not there holds nothing.
    /// </summary>
    public static DomainDocuments Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return Nothing;
        }

        var policies = PoliciesIn(folder);
        var read = DocumentFolder.Read(
            Directory.EnumerateFiles(folder)
                .Where(file => DocumentForms.OfName(file) != DocumentForm.Unknown)
                .Order(StringComparer.Ordinal)
                .Select(file => new DocumentText(Path.GetFileName(file), File.ReadAllText(file))));
        return new(
            [.. read.Products.Select(product => new DomainProduct(product.Product, Source(product.Document), [.. product.Contracts.Select(Contract)], policies))],
            read.Findings);
    }

    private static DomainContract Contract(ReadContract contract) => new(contract.Contract, Source(contract.Document));

    private static SourceDocument Source(DocumentText document) => new() { File = document.File, Content = document.Text };

    private static List<SourceDocument> PoliciesIn(string folder)
    {
        var policies = Path.Combine(folder, DomainPolicyFiles.Folder);
        return Directory.Exists(policies)
            ? [.. DomainPolicyFiles.Among(Directory.EnumerateFiles(policies))
                .Select(file => new SourceDocument { File = file.Name, Content = File.ReadAllText(file.Path) })]
            : [];
    }
}
