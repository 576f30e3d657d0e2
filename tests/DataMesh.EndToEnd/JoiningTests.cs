using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Aspire.Hosting.Testing;
using DataMesh.Client;
using DataMesh.Testing;

namespace DataMesh.EndToEnd;

/// <summary>A domain outside of the AppHost joins by the catalog's address alone, is served like any other, and leaves.</summary>
public sealed class JoiningTests(Mesh mesh)
{
    private const string Rows = "/data/returns/returned-parcels/v1/returned_parcel";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_domain_joins_by_the_catalogs_address_is_routed_where_it_listens_and_leaves_cleanly()
    {
        using var domain = new ForeignDomain(mesh.App.GetEndpoint("catalog"));
        var address = await domain.AddressAsync(Cancel);
        await WaitUntil.TrueAsync(async () => await mesh.TryGetAsync<JsonObject>(Rows, Cancel) is not null, Patience, "the joined domain's rows");

        var rows = await mesh.GetAsync<JsonObject>($"{Rows}?$orderby=id", Cancel);
        var product = await mesh.GetAsync<ProductDetails>("/api/products/returns/returned-parcels", Cancel);
        var counted = await mesh.Gateway.PostSqlAsync("select count(*) from returns.returned_parcel", Cancel);
        Assert.Equal("broken", (string?)rows["value"]![0]!["reason"]);
        Assert.Equal(address.Port, product.Address!.Port);
        Assert.True(product.Served);
        Assert.Equal("3", counted[0][0]);

        await domain.StopAsync(Cancel);
        var left = await mesh.GetAsync<ProductDetails>("/api/products/returns/returned-parcels", Cancel);
        Assert.False(left.Served);
        await WaitUntil.TrueAsync(
            async () =>
            {
                using var answer = await mesh.Gateway.GetAsync(new Uri(Rows, UriKind.Relative), Cancel);
                var problem = await answer.Content.ReadFromJsonAsync<JsonObject>(Cancel);
                return answer.StatusCode == HttpStatusCode.ServiceUnavailable && (string?)problem!["type"] == Problems.DomainUnavailable;
            },
            Patience,
            "the gateway to say that the domain is not there");
    }

    [Fact]
    public async Task A_domain_that_announces_an_address_nobody_can_reach_is_told_so_and_how_to_mend_it()
    {
        using var domain = new ForeignDomain(mesh.App.GetEndpoint("catalog"), ("DataMesh__Domain__Address", "http://localhost:1"));
        using var http = new HttpClient { BaseAddress = await domain.AddressAsync(Cancel) };
        string? state = null;
        await WaitUntil.TrueAsync(
            async () =>
            {
                var status = await http.GetFromJsonAsync<JsonObject>(new Uri("/mesh/status", UriKind.Relative), Cancel);
                state = (string?)status!["products"]?["returned-parcels"];
                return state?.Contains("http://localhost:1", StringComparison.Ordinal) == true;
            },
            Patience,
            "the domain to say that it cannot be reached");

        Assert.Contains("DataMesh__Domain__Address", state, StringComparison.Ordinal);
    }
}
