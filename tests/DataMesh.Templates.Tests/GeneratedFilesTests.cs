using DataMesh.Contracts;
using DataMesh.Testing;

namespace DataMesh.Templates.Tests;

/// <summary>What a newcomer finds in the new folder.</summary>
public sealed class GeneratedFilesTests(Template template) : IDisposable
{
    private static readonly string[] OfTheSample = ["airport", "aviation", "amelia", "the-", "the_", "#if", "#else", "#end"];
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_domain_is_its_contract_product_query_data_project_and_one_line_of_code()
    {
        var folder = await template.NewAsync(_folder.Path, "Returns", "--contract", "returned-parcels");

        Assert.Equal(
            [
                "Program.cs", "Properties/launchSettings.json", "Returns.csproj", "data/returned-parcels.csv",
                "returned-parcels.odcs.yaml", "returned-parcels.odps.yaml", "returned-parcels.sql",
            ],
            Files(folder));
        Assert.Single(File.ReadAllLines(Path.Combine(folder, "Program.cs")));
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Sample, "Airports.csproj")), File.ReadAllText(Path.Combine(folder, "Returns.csproj")));
    }

    [Theory]
    [InlineData("Returns", "returned-parcels", "returns", "returned-parcels", "returned_parcels")]
    [InlineData("ReturnedGoods", "ReturnedParcels", "returned-goods", "returned-parcels", "returned_parcels")]
    [InlineData("Depots", null, "depots", "depots", "depots")]
    [InlineData("Returns", "Returned parcels, by day", "returns", "returned-parcels-by-day", "returned_parcels_by_day")]
    public async Task Names_are_written_as_addresses_need_them(string name, string? contract, string domain, string contractName, string table)
    {
        var folder = await template.NewAsync(_folder.Path, name, contract is null ? [] : ["--contract", contract]);

        var read = ContractReader.Read(File.ReadAllText(Path.Combine(folder, $"{contractName}.odcs.yaml")), "contract").Value!;
        Assert.Equal($"urn:datamesh:contract:{domain}:{contractName}", read.Id);
        Assert.Equal((contractName, table), (read.Name, read.Schema.Single().Name));
        var product = ProductReader.Read(File.ReadAllText(Path.Combine(folder, $"{contractName}.odps.yaml")), "product").Value!;
        Assert.Equal((domain, contractName, $"urn:datamesh:product:{domain}:{contractName}"), (product.Domain, product.Name, product.Id));
    }

    [Fact]
    public async Task Every_combination_of_options_makes_documents_without_any_finding()
    {
        foreach (var combination in Combination.All)
        {
            var folder = await template.NewAsync(_folder.Path, combination.Name, combination.Options);

            var contract = ContractReader.Read(File.ReadAllText(Path.Combine(folder, "returned-parcels.odcs.yaml")), "contract");
            var product = ProductReader.Read(File.ReadAllText(Path.Combine(folder, "returned-parcels.odps.yaml")), "product");
            Assert.Empty(contract.Findings.Concat(product.Findings).Concat(ProductRules.Check(product.Value!, [contract.Value!], "product")));
            Assert.Equal(combination.Reads ? 1 : 0, product.Value!.InputPorts.Count);
            Assert.Equal(combination.Source, contract.Value!.Sources.SingleOrDefault()?.Type.ToString().ToLowerInvariant());
        }
    }

    /// <summary>A sentence of the sample that the template no longer recognises would go into every new domain.</summary>
    [Fact]
    public async Task Nothing_of_the_sample_is_left_but_the_input_port_that_was_asked_for()
    {
        foreach (var combination in Combination.All)
        {
            var folder = await template.NewAsync(_folder.Path, combination.Name, combination.Options);

            var left = from file in Files(folder).Where(file => !file.EndsWith(".parquet", StringComparison.Ordinal))
                       from line in File.ReadLines(Path.Combine(folder, file))
                       where OfTheSample.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)) && !(combination.Reads && IsInputPort(line))
                       select $"{combination}: {file}: {line}";
            Assert.Empty(left);
        }
    }

    /// <summary>The contract is what a newcomer writes anew, so it begins small; but with every section that the sample has, in its order.</summary>
    [Fact]
    public async Task The_contract_has_the_sections_of_the_samples_contract()
    {
        var folder = await template.NewAsync(_folder.Path, "Returns");

        Assert.Equal(
            Sections(Path.Combine(Repository.Sample, "airports.odcs.yaml")),
            Sections(Path.Combine(folder, "returns.odcs.yaml")));
    }

    [Fact]
    public async Task The_owner_can_be_named()
    {
        var folder = await template.NewAsync(_folder.Path, "Returns", "--owner", "grace@parcels.example");

        var product = ProductReader.Read(File.ReadAllText(Path.Combine(folder, "returns.odps.yaml")), "product").Value!;
        Assert.Equal("grace@parcels.example", product.Team!.Members.Single().Username);
    }

    private static bool IsInputPort(string line) =>
        line.Trim() is "- name: airports" or "contractId: urn:datamesh:contract:airports:airports" || line.Contains("airports.airport", StringComparison.Ordinal)
        || line.Contains("'Airports of '", StringComparison.Ordinal);

    private static IEnumerable<string> Sections(string file) =>
        File.ReadLines(file).Where(line => line.Length > 0 && char.IsAsciiLetter(line[0])).Select(line => line.Split(':')[0]);

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal);
}
