using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DataMesh.Client;

namespace DataMesh.Catalog.Tests.Products;

public sealed class PublishingTests : IAsyncLifetime
{
    private readonly CatalogHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_published_product_is_listed_with_its_owner_and_ports()
    {
        using var answer = await _host.PublishAsync("sales");

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var product = await _host.Catalog.FindProductAsync("sales", "orders", Cancel);
        Assert.Equal(("sales", "ada@example.org"), (product?.Owner?.Team, product?.Owner?.Contact));
        Assert.Equal("/data/sales/orders/v1", Assert.Single(Assert.Single(product!.Ports).Interfaces, way => way.Kind == "rest").Address);
        var list = await _host.Http.GetFromJsonAsync<List<ProductSummary>>("/api/products", MeshJson.Options, Cancel);
        Assert.Equal("sales", Assert.Single(list!).Domain);
    }

    [Fact]
    public async Task Publishing_the_same_again_changes_nothing_and_something_else_makes_a_new_revision()
    {
        await _host.PublishAsync("sales");
        var before = await _host.Catalog.GetChangesAsync(0, TimeSpan.Zero, Cancel);

        var same = await _host.Catalog.PublishAsync("sales", "orders", Documents.Publication("sales"), Cancel);
        var other = await _host.Catalog.PublishAsync("sales", "orders", Documents.Publication("sales", version: "1.1.0"), Cancel);

        Assert.False(same.Changed);
        Assert.True(other.Changed);
        var after = await _host.Catalog.GetChangesAsync(before.Next, TimeSpan.Zero, Cancel);
        Assert.Equal("1.1.0", Assert.IsType<ProductPublished>(Assert.Single(after.Changes)).Version);
    }

    [Fact]
    public async Task The_same_promise_made_by_another_query_is_a_change_and_so_runs()
    {
        var publication = Documents.Publication("sales") with { PipelineHash = "a" };
        await _host.Catalog.PublishAsync("sales", "orders", publication, Cancel);

        var same = await _host.Catalog.PublishAsync("sales", "orders", publication, Cancel);
        var other = await _host.Catalog.PublishAsync("sales", "orders", publication with { PipelineHash = "b" }, Cancel);

        Assert.Equal((false, true), (same.Changed, other.Changed));
    }

    [Fact]
    public async Task Every_finding_of_a_broken_document_comes_back_with_its_place()
    {
        var broken = Documents.Contract("urn:test:sales:orders").Replace("logicalType: integer", "logicalType: intger", StringComparison.Ordinal)
            .Replace("status: active", "statis: active", StringComparison.Ordinal);

        using var answer = await _host.PublishAsync("sales", contractText: broken);
        var problem = await answer.Content.ReadFromJsonAsync<JsonObject>(Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(Problems.ContractInvalid, (string?)problem!["type"]);
        var lines = problem["findings"]!.AsArray().Where(finding => (string?)finding!["severity"] == "error").Select(finding => (int)finding!["line"]!).ToList();
        Assert.Contains(6, lines);
        Assert.Contains(11, lines);
        Assert.Null(await _host.Catalog.FindProductAsync("sales", "orders", Cancel));
    }

    [Fact]
    public async Task A_contract_id_that_belongs_to_another_domain_is_refused()
    {
        await _host.PublishAsync("sales");

        using var answer = await _host.PublishAsync("returns", contractId: "urn:test:sales:orders");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("sales/orders", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_that_say_another_domain_than_their_address_are_refused()
    {
        using var answer = await _host.Http.PutAsJsonAsync("/api/products/returns/orders", Documents.Publication("sales"), MeshJson.Options, Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("domain-mismatch", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twenty_publishers_at_once_leave_twenty_changes_in_order()
    {
        var answers = await Task.WhenAll(Enumerable.Range(1, 20).Select(version =>
            _host.Catalog.PublishAsync("sales", "orders", Documents.Publication("sales", version: $"1.{version}.0"), Cancel)));

        var feed = await _host.Catalog.GetChangesAsync(0, TimeSpan.Zero, Cancel);
        Assert.Equal(answers.Select(answer => answer.Sequence).Order(), feed.Changes.OfType<ProductPublished>().Select(change => change.Sequence));
        Assert.Equal(20, feed.Changes.OfType<ProductPublished>().Select(change => change.Version).Distinct().Count());
    }

    [Fact]
    public async Task A_contract_is_given_back_as_it_was_written()
    {
        await _host.PublishAsync("sales");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/contracts/sales/orders/v1", UriKind.Relative));
        request.Headers.Accept.ParseAdd("application/yaml");
        using var answer = await _host.Http.SendAsync(request, Cancel);

        Assert.Equal(Documents.Contract("urn:test:sales:orders"), await answer.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task An_input_that_is_published_later_appears_upstream_then()
    {
        await _host.PublishAsync("sales");
        Assert.Empty((await _host.Catalog.FindProductAsync("sales", "orders", Cancel))!.Upstream);

        await _host.PublishAsync("customers");

        var upstream = Assert.Single((await _host.Catalog.FindProductAsync("sales", "orders", Cancel))!.Upstream);
        Assert.Equal(("customers", true, null), (upstream.Domain, upstream.Declared, upstream.LastSeen));
    }

    [Theory]
    [InlineData("/api/changes?after=-1")]
    [InlineData("/api/changes?limit=0")]
    [InlineData("/api/changes?wait=31")]
    [InlineData("/api/products?limit=many")]
    public async Task A_parameter_out_of_range_is_a_problem(string path)
    {
        using var answer = await _host.Http.GetAsync(new Uri(path, UriKind.Relative), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }
}
