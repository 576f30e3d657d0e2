namespace DataMesh.Contracts.Tests;

/// <summary>The documents of the sample domains are what people copy: nothing about them may be wrong.</summary>
public sealed class SampleDocumentsTests
{
    private static readonly string Domains = Path.Combine(Repository.Root, "DataMesh.SampleDomains");

    public static TheoryData<string> Folders() => new(Directory.EnumerateDirectories(Domains).Select(folder => Path.GetFileName(folder)!));

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_sample_domain_has_no_finding_at_all(string domain)
    {
        var folder = Path.Combine(Domains, domain);
        var contracts = Directory.EnumerateFiles(folder, "*.odcs.yaml").Select(file => ContractReader.Read(File.ReadAllText(file),
            Path.GetFileName(file))).ToList();
        var products = Directory.EnumerateFiles(folder, "*.odps.yaml").Select(file => ProductReader.Read(File.ReadAllText(file),
            Path.GetFileName(file))).ToList();

        Assert.NotEmpty(contracts);
        Assert.NotEmpty(products);
        Assert.Empty(contracts.SelectMany(contract => contract.Findings).Concat(products.SelectMany(product => product.Findings)));
        Assert.Empty(products.SelectMany(product => ProductRules.Check(product.Value!, [.. contracts.Select(contract => contract.Value!)],
            "product")));
    }
}
