using System.Text.Json;

namespace DataMesh.Contracts.Tests;

public sealed class ProductExportTests
{
    private static readonly DataProduct Product = ProductReader.Read(new CaseFolder("every-product-field").Text, "p.odps.yaml").Value!;

    [Fact]
    public void A_descriptor_has_what_its_specification_requires()
    {
        using var document = JsonDocument.Parse(ProductExport.ToDpds(Product, []).Text);
        var root = document.RootElement;

        Assert.Equal("1.0.0", root.GetProperty("dataProductDescriptor").GetString());
        Assert.All(["fullyQualifiedName", "name", "version", "domain", "owner"], field =>
            Assert.True(root.GetProperty("info").TryGetProperty(field, out _), field));
        Assert.NotNull(root.GetProperty("info").GetProperty("owner").GetProperty("id").GetString());
        Assert.All(root.GetProperty("interfaceComponents").EnumerateObject().SelectMany(ports => ports.Value.EnumerateArray()),
            port => Assert.True(port.TryGetProperty("name", out _) && port.TryGetProperty("version", out _)));
        Assert.Equal(Product.OutputPorts.Count, root.GetProperty("interfaceComponents").GetProperty("outputPorts").GetArrayLength());
    }

    [Fact]
    public void An_output_port_promises_the_whole_contract()
    {
        var contract = ExportSamples.EverySection;
        var product = Product with { OutputPorts = [Product.OutputPorts[0] with { ContractId = contract.Id, Version = contract.Version }] };

        using var document = JsonDocument.Parse(ProductExport.ToDpds(product, [contract]).Text);
        var api = document.RootElement.GetProperty("interfaceComponents").GetProperty("outputPorts")[0].GetProperty("promises")
            .GetProperty("api");

        var embedded = ContractReader.Read(api.GetProperty("definition").GetRawText(), "embedded");
        Assert.True(embedded.IsValid, string.Join('\n', embedded.Findings));
        Assert.Equal(ModelText.Of(contract), ModelText.Of(embedded.Value));
    }

    [Fact]
    public void A_contract_that_was_not_given_is_noted() =>
        Assert.Contains(ProductExport.ToDpds(Product, []).Notes, note => note.Path == "outputPorts[0]"
            && note.Reason == "it was not given");

    [Theory]
    [InlineData("schema: https://opendataproducts.org/v4.0/schema\nversion: 4.0\nproduct: {details: {en: {name: x}}}",
        "Open Data Product Initiative")]
    [InlineData("dataProductDescriptor: 1.0.0\ninfo: {name: x}", "Data Product Descriptor Specification")]
    public void Other_standards_of_products_are_called_by_their_name(string text, string name)
    {
        Assert.Contains(name, Assert.Single(ProductReader.Read(text, "p").Findings).Message, StringComparison.Ordinal);
        Assert.Contains(name, Assert.Single(ContractReader.Read(text, "p").Findings).Message, StringComparison.Ordinal);
    }
}
