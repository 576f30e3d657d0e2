namespace DataMesh.Contracts.Tests.Folders;

public sealed class DocumentFolderTests
{
    private const string Product = """
        apiVersion: v1.0.0
        kind: DataProduct
        id: p
        name: airports
        status: active
        domain: airports
        outputPorts:
          - {name: airports, version: 1.0.0, contractId: c}
        """;

    [Fact]
    public void A_product_comes_with_the_contracts_of_its_ports_and_no_other()
    {
        var folder = DocumentFolder.Read([new("a.odps.yaml", Product), new("c.odcs.yaml", Contract("c")), new("d.yaml", Contract("d")), new("x.yaml", "a: 1")]);

        Assert.True(folder.IsValid);
        var product = Assert.Single(folder.Products);
        Assert.Equal("c.odcs.yaml", Assert.Single(product.Contracts).Document.File);
        Assert.Equal(["c", "d"], folder.Contracts.Select(contract => contract.Contract.Id));
    }

    [Fact]
    public void A_port_without_its_contract_is_a_finding_of_the_product()
    {
        var folder = DocumentFolder.Read([new("a.odps.yaml", Product), new("d.odcs.yaml", Contract("d"))]);

        Assert.Equal(("contract-unresolved", "a.odps.yaml"), folder.Findings.Select(finding => (finding.Code, finding.File)).Single());
        Assert.False(folder.IsValid);
    }

    [Fact]
    public void With_a_broken_contract_around_a_missing_one_is_no_news()
    {
        var folder = DocumentFolder.Read([new("a.odps.yaml", Product), new("c.odcs.yaml", "kind: DataContract")]);

        Assert.DoesNotContain(folder.Findings, finding => finding.Code == "contract-unresolved");
        Assert.False(folder.IsValid);
    }

    private static string Contract(string id) => $$"""
        apiVersion: v3.1.0
        kind: DataContract
        id: {{id}}
        name: {{id}}
        version: 1.0.0
        status: active
        schema: [{name: airport, properties: [{name: iata, logicalType: string}]}]
        """;
}
