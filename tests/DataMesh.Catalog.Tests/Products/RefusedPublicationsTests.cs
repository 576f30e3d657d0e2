using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataMesh.Client;

namespace DataMesh.Catalog.Tests.Products;

public sealed class RefusedPublicationsTests : IAsyncLifetime
{
    private readonly CatalogHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_contract_that_no_output_port_names_is_refused()
    {
        var publication = Documents.Publication("sales");
        var stray = new SourceDocument
        {
            File = "stray.odcs.yaml",
            Content = Documents.Contract("urn:test:sales:stray").Replace("name: orders", "name: stray", StringComparison.Ordinal),
        };

        var finding = await FindingAsync(publication with { Contracts = [.. publication.Contracts, stray] });

        Assert.Equal(("contract-not-offered", "stray.odcs.yaml"), ((string?)finding["code"], (string?)finding["file"]));
    }

    [Fact]
    public async Task Two_contracts_of_one_id_are_refused()
    {
        var publication = Documents.Publication("sales");
        var second = publication.Contracts[0] with
        {
            File = "second.odcs.yaml",
            Content = publication.Contracts[0].Content.Replace("name: orders", "name: second", StringComparison.Ordinal),
        };

        var finding = await FindingAsync(publication with { Contracts = [.. publication.Contracts, second] });

        Assert.Equal("contract-repeated", (string?)finding["code"]);
    }

    [Theory]
    [InlineData("name: orders", "name: my orders")]
    [InlineData("name: orders", "name: ../orders")]
    [InlineData("- name: order", "- name: order lines")]
    [InlineData("- name: order", "- name: _order")]
    [InlineData("- name: order", "- name: a/b")]
    [InlineData("status: active", "status: active\ndomain: Sales Team")]
    public async Task A_name_that_cannot_be_part_of_an_address_is_refused(string from, string to)
    {
        var text = Documents.Contract("urn:test:sales:orders").Replace(from, to, StringComparison.Ordinal);

        var finding = await FindingAsync(Documents.Publication("sales", contractText: text));

        Assert.Equal("name-not-addressable", (string?)finding["code"]);
    }

    [Theory]
    [InlineData("\"urn:test:a\\0b\"")]
    [InlineData("\"urn:test:a\\ud800b\"")]
    public async Task A_contract_id_that_cannot_be_kept_is_refused(string id) => await RefuseAsync(Documents.Publication("sales", contractId: id));

    [Fact]
    public async Task A_contract_id_that_is_too_long_is_refused() =>
        await RefuseAsync(Documents.Publication("sales", contractId: string.Concat(Enumerable.Range(0, 60).Select(block => Contracts.ContentHash.Of($"{block}")))));

    [Fact]
    public async Task A_text_of_a_document_that_cannot_be_kept_is_refused() => await RefuseAsync(Documents.Publication(
        "sales", contractText: Documents.Contract("urn:test:sales:orders").Replace("status: active", "status: active\ndescription: {purpose: \"a\\0b\"}", StringComparison.Ordinal)));

    [Theory]
    [InlineData("contracts")]
    [InlineData("product")]
    [InlineData("sdkVersion")]
    public async Task Nothing_where_something_is_expected_and_texts_that_cannot_be_kept_are_the_callers_mistake(string field)
    {
        var body = JsonNode.Parse(JsonSerializer.Serialize(Documents.Publication("sales"), MeshJson.Options))!;
        body[field] = field switch
        {
            "contracts" => new JsonArray((JsonNode?)null),
            "product" => null,
            _ => "a\0b",
        };

        using var answer = await _host.Http.PutAsJsonAsync("/api/products/sales/orders", body, Cancel);

        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private async Task<JsonNode> FindingAsync(PublishProduct publication)
    {
        var problem = await RefuseAsync(publication);
        return problem["findings"]!.AsArray().First(finding => (string?)finding!["severity"] == "error")!;
    }

    private async Task<JsonNode> RefuseAsync(PublishProduct publication)
    {
        using var answer = await _host.Http.PutAsJsonAsync("/api/products/sales/orders", publication, MeshJson.Options, Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancel))!;
    }
}
