namespace DataMesh.Contracts.Tests;

public sealed class ProductRulesTests
{
    private readonly DataProduct _product = ProductReader.Read(new CaseFolder("a-valid-product").Text, "p.odps.yaml").Value!;
    private readonly DataContract _contract = ContractReader.Read(new CaseFolder("a-valid-contract").Text, "c.odcs.yaml").Value!;

    [Fact]
    public void A_port_whose_contract_is_given_has_no_finding() =>
        Assert.Empty(ProductRules.Check(_product, [_contract], "p.odps.yaml"));

    [Fact]
    public void A_port_without_its_contract_is_reported_at_the_contract_id()
    {
        var finding = Assert.Single(ProductRules.Check(_product, [], "p.odps.yaml"));

        Assert.Equal(("contract-unresolved", 15, "outputPorts[0].contractId"), (finding.Code, finding.Line, finding.Path));
    }

    [Fact]
    public void A_misspelt_contract_id_is_guessed()
    {
        var contract = _contract with { Id = "urn:datamesh:contract:airports:airport" };

        var finding = Assert.Single(ProductRules.Check(_product, [contract], "p.odps.yaml"));

        Assert.Equal("did you mean 'urn:datamesh:contract:airports:airport'?", finding.Fix);
    }

    [Fact]
    public void A_port_of_another_major_version_is_reported()
    {
        var contract = _contract with { Version = new ContractVersion(2, 0, 0) };

        var finding = Assert.Single(ProductRules.Check(_product, [contract], "p.odps.yaml"));

        Assert.Equal(("contract-version-unresolved", "outputPorts[0].version"), (finding.Code, finding.Path));
    }

    [Fact]
    public void A_contract_of_another_domain_is_reported()
    {
        var finding = Assert.Single(ProductRules.Check(_product, [_contract with { Domain = "flights" }], "p.odps.yaml"));

        Assert.Equal("contract-of-other-domain", finding.Code);
    }
}
