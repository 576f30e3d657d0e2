using DataMesh.Client;
using DataMesh.Testing;
using Microsoft.AspNetCore.Mvc;

namespace DataMesh.Sdk.Tests.Publishing;

/// <summary>What the catalog refuses is never served: consumers get what they were promised, and the author reads why.</summary>
public sealed class RefusedDocumentsTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_contract_that_the_catalog_refuses_does_not_come_into_force_and_what_was_promised_is_served_on()
    {
        await using var domain = new TestDomain();
        await domain.StartAsync();
        await UntilStateAsync(domain, "published");
        Assert.Equal(RunState.Committed, (await domain.RunAsync()).State);
        domain.Catalog.Refuse = publication => IsNew(publication) ? Problem(Problems.Incompatible, "a column is gone") : null;

        domain.Write("orders.odcs.yaml", Documents.Contract.Replace("name: customer", "name: client", StringComparison.Ordinal));

        await UntilStateAsync(domain, "refused: 409");
        var status = await domain.GetAsync("/mesh/status");
        Assert.True((bool?)status["usesLastGoodDocuments"]);
        Assert.Contains("a column is gone", status["products"]!["shop"]!.ToString(), StringComparison.Ordinal);
        Assert.NotNull((await domain.GetAsync(TestDomain.Rows))["value"]![0]!["customer"]);
        Assert.Equal(RunState.Committed, (await domain.RunAsync()).State);
        Assert.DoesNotContain(domain.Catalog.Published, IsNew);
    }

    [Fact]
    public async Task A_refused_contract_stays_out_of_force_over_a_restart_and_the_address_is_announced_with_what_is_served()
    {
        await using var domain = new TestDomain();
        await domain.StartAsync();
        await UntilStateAsync(domain, "published");
        await domain.RunAsync();
        await domain.StopAsync();
        domain.Catalog.Refuse = publication => IsNew(publication) ? Problem(Problems.Incompatible, "a column is gone") : null;
        domain.Write("orders.odcs.yaml", Documents.Contract.Replace("name: customer", "name: client", StringComparison.Ordinal));
        var before = domain.Catalog.Published.Count;

        await domain.StartAsync();

        await UntilStateAsync(domain, "refused: 409");
        Assert.NotNull((await domain.GetAsync(TestDomain.Rows))["value"]![0]!["customer"]);
        Assert.Equal(before + 1, domain.Catalog.Published.Count);
    }

    [Fact]
    public async Task What_the_catalog_takes_is_in_force_before_it_tells_anybody()
    {
        await using var domain = new TestDomain();
        await domain.StartAsync();
        await UntilStateAsync(domain, "published");

        domain.Write("orders.odcs.yaml", Documents.Contract.Replace("version: 1.0.0", "version: 1.0.1", StringComparison.Ordinal));

        await WaitUntil.TrueAsync(() => domain.Catalog.Published.Any(IsNew), Soon, "the new version to be published");
        Assert.Equal(1, domain.Catalog.Tried);
        Assert.Equal("orders 1.0.1", (await domain.GetAsync("/mesh/status"))["contracts"]![0]!.ToString());
    }

    [Fact]
    public async Task A_product_that_fails_a_policy_is_tried_again_because_what_others_publish_may_mend_it()
    {
        await using var domain = new TestDomain();
        var refusals = 0;
        domain.Catalog.Refuse = _ => Interlocked.Increment(ref refusals) <= 3 ? Problem(Problems.PoliciesFailed, "its input is not published") : null;

        await domain.StartAsync();

        await UntilStateAsync(domain, "published");
        Assert.Equal(4, refusals);
    }

    [Fact]
    public async Task Policies_and_waivers_of_the_domain_travel_with_its_products()
    {
        await using var domain = new TestDomain();
        domain.Write("policies/shop.waivers.yaml", "waivers: []\n");
        domain.Write("policies/notes.txt", "not for the catalog");

        await domain.StartAsync();
        await UntilStateAsync(domain, "published");

        Assert.True(domain.Catalog.Published.TryPeek(out var publication));
        Assert.Equal(new SourceDocument { File = "policies/shop.waivers.yaml", Content = "waivers: []\n" }, Assert.Single(publication.Policies));
    }

    private static bool IsNew(PublishProduct publication) => publication.Contracts[0].Content != Documents.Contract;

    private static ProblemDetails Problem(string type, string detail) => new() { Status = 409, Type = type, Title = "Refused", Detail = detail };

    private static Task UntilStateAsync(TestDomain domain, string state) => WaitUntil.TrueAsync(
        async () => (await domain.GetAsync("/mesh/status"))["products"]!["shop"]?.ToString().StartsWith(state, StringComparison.Ordinal) == true, Soon, $"the product is {state}");
}
