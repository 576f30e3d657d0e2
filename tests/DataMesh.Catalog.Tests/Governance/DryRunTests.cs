using System.Net;
using System.Net.Http.Json;
using DataMesh.Client;
using Microsoft.AspNetCore.Mvc;

namespace DataMesh.Catalog.Tests.Governance;

/// <summary>Before a policy is enforced, the mesh can be asked who would fail it.</summary>
public sealed class DryRunTests : IAsyncLifetime
{
    private readonly PolicyFiles _policies = new();
    private readonly CatalogHost _host;

    public DryRunTests() => _host = new(isMigrated: true, _policies.Folder);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        foreach (var (domain, column) in new[] { ("sales", "bad"), ("returns", "good"), ("stock", "bad") })
        {
            await _host.Catalog.PublishAsync(domain, "orders", Offer.Publication(new Offer("1.0.0", ["id", column]) { Domain = domain }), Cancel);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _policies.Dispose();
    }

    [Fact]
    public async Task A_policy_that_is_not_in_force_yet_lists_the_products_that_would_be_blocked()
    {
        var answer = await RunAsync(new() { Files = [PolicyFiles.Document("no-bad", "name = 'bad'", status: "draft")] });

        Assert.True(answer.IsComplete);
        Assert.Equal((3, CheckStatus.Fail), (answer.Products, Assert.Single(answer.Verdicts).Verdict));
        Assert.Equal([("sales", "orders", true), ("stock", "orders", true)], answer.Failing.Select(product => (product.Domain, product.Product, product.IsBlocked)));
        Assert.Equal("sales/orders/orders-v1.odcs.yaml", Assert.Single(answer.Failing[0].Offences).File);
        Assert.Empty((await _host.Http.GetFromJsonAsync<PolicyList>("/api/policies", MeshJson.Options, Cancel))!.Policies);
    }

    [Fact]
    public async Task Without_a_choice_all_policies_are_tried_drafts_too()
    {
        _policies.Add("no-bad", "name = 'bad'", status: "draft").Add("no-nothing", "name = 'nothing'");

        var answer = await RunAsync(new());

        Assert.Equal([("no-bad", CheckStatus.Fail), ("no-nothing", CheckStatus.Pass)], answer.Verdicts.Select(verdict => (verdict.Policy, verdict.Verdict)));
    }

    [Theory]
    [InlineData("nothing", null, "there is no policy 'nothing'")]
    [InlineData(null, "id: [", "policies/no-bad.policy.yaml:1:")]
    public async Task What_cannot_be_tried_is_named(string? id, string? text, string sentence)
    {
        var request = new DryRunRequest { Policies = id is null ? [] : [id], Files = text is null ? [] : [new() { File = "policies/no-bad.policy.yaml", Content = text }] };

        using var answer = await _host.Http.PostAsJsonAsync("/api/policies/dry-run", request, MeshJson.Options, Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(sentence, (await answer.Content.ReadFromJsonAsync<ProblemDetails>(Cancel))!.Detail, StringComparison.Ordinal);
    }

    private async Task<DryRunAnswer> RunAsync(DryRunRequest request)
    {
        using var answer = await _host.Http.PostAsJsonAsync("/api/policies/dry-run", request, MeshJson.Options, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<DryRunAnswer>(MeshJson.Options, Cancel))!;
    }
}
