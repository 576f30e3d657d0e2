using System.Net;
using System.Net.Http.Json;
using DataMesh.Client;

namespace DataMesh.Catalog.Tests.Governance;

/// <summary>Publishing is judged by the policies of the mesh and of the domain, and the ledger tells how each ended.</summary>
public sealed class JudgedPublicationTests : IAsyncLifetime
{
    private const string IsBad = "name = 'bad'";
    private readonly PolicyFiles _policies = new();
    private readonly CatalogHost _host;

    public JudgedPublicationTests() => _host = new(isMigrated: true, _policies.Folder);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _policies.Dispose();
    }

    [Fact]
    public async Task Blocking_policies_refuse_with_every_offence_at_once_and_the_changes_that_break_readers_too()
    {
        await PublishAsync(new Offer("1.0.0", ["id", "city"]));
        _policies.Add("no-bad", IsBad).Add("no-worse", "name = 'worse'").Add("no-id", "name = 'id'", severity: "warning");

        var refused = await RefusedAsync(new Offer("1.1.0", ["id", "bad", "worse"]));

        Assert.Equal(Problems.Incompatible, refused.Problem.Type);
        Assert.Equal(["no-bad", "no-worse"], refused.Read<List<PolicyOffence>>("offences")!.Select(offence => offence.Policy));
        Assert.Contains(Assert.Single(refused.Read<List<VersionChange>>("differences")!).Changes, change => change.Code == "property-removed");
        Assert.Contains("orders-v1.odcs.yaml:8:", refused.Problem.Detail, StringComparison.Ordinal);
        var failed = await RefusedAsync(new Offer("1.1.0", ["id", "city", "bad"]));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, Problems.PoliciesFailed), (failed.Status, failed.Problem.Type));
    }

    [Fact]
    public async Task The_ledger_tells_of_every_policy_how_it_ended_and_why()
    {
        _policies.Add("advised", IsBad, status: "advisory").Add("broken", "", severity: "warning", check: "SELECT file, path, message FROM contract JOIN")
            .Add("drafted", IsBad, status: "draft").Add("met", "name = 'nothing'").Add("needs-grants", "", severity: "warning", check: "SELECT domain, consumer AS message FROM \"grant\"");

        await PublishAsync(new Offer("1.0.0", ["id", "bad"]) { EndDate = "2999-01-01" }, new Offer("2.0.0", ["id"]));

        var ledger = await ReadAsync<PolicyLedger>("/api/products/sales/orders/policies");
        Assert.Equal(
            [("advised", CheckStatus.Fail), ("broken", CheckStatus.Error), ("drafted", CheckStatus.NotExecuted), ("met", CheckStatus.Pass), ("needs-grants", CheckStatus.NotExecuted)],
            ledger.Verdicts.Select(verdict => (verdict.Policy, verdict.Verdict)));
        Assert.All(ledger.Verdicts.Where(verdict => verdict.Verdict is CheckStatus.Error or CheckStatus.NotExecuted), verdict => Assert.NotNull(verdict.Reason));
        Assert.Contains("governance/broken.policy.yaml:", ledger.Verdicts[1].Reason, StringComparison.Ordinal);
        Assert.Equal(CheckStatus.Fail, (await ReadAsync<PolicyLedger>("/api/contracts/sales/orders/v1/policies")).Verdicts[0].Verdict);
        Assert.Equal(CheckStatus.Pass, (await ReadAsync<PolicyLedger>("/api/contracts/sales/orders/v2/policies")).Verdicts[0].Verdict);
        Assert.Equal("orders", Assert.Single(await ReadAsync<List<PolicyLedger>>("/api/policies/advised/ledger?verdict=Fail")).Product);
        Assert.Empty(await ReadAsync<List<PolicyLedger>>("/api/policies/advised/ledger?verdict=Pass"));
    }

    [Theory]
    [InlineData("SELECT file, path, message FROM contract JOIN", "governance/no-end.policy.yaml:")]
    [InlineData("WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t) SELECT file, 'schema' AS path, count(*)::VARCHAR AS message FROM t, contract GROUP BY file", "did not end within")]
    public async Task A_blocking_policy_that_cannot_be_run_to_its_end_lets_nothing_pass(string check, string reason)
    {
        _policies.Add("no-end", "", check: check);

        var refused = await RefusedAsync(new Offer("1.0.0", ["id"]));

        Assert.Equal(Problems.PoliciesFailed, refused.Problem.Type);
        Assert.Contains(reason, Assert.Single(refused.Read<List<PolicyVerdict>>("verdicts")!).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_counts_from_the_moment_its_file_is_saved_and_a_broken_one_leaves_the_last_good_ones_in_force()
    {
        await PublishAsync(new Offer("1.0.0", ["id", "bad"]));
        _policies.Add("no-bad", IsBad);
        Assert.Equal(Problems.PoliciesFailed, (await RefusedAsync(new Offer("1.1.0", ["id", "bad", "more"]))).Problem.Type);

        await File.WriteAllTextAsync(Path.Combine(_policies.Folder, "no-bad.policy.yaml"), "id: [", Cancel);

        Assert.Equal(Problems.PoliciesFailed, (await RefusedAsync(new Offer("1.1.0", ["id", "bad", "more"]))).Problem.Type);
        var list = await ReadAsync<PolicyList>("/api/policies");
        Assert.Equal("no-bad", Assert.Single(list.Policies).Id);
        Assert.Equal("governance/no-bad.policy.yaml", list.Findings[0].File);
    }

    [Fact]
    public async Task Policies_that_contradict_each_other_are_both_told_to_whoever_cannot_meet_them()
    {
        _policies.Add("no-bad", IsBad).Add("only-bad", "name <> 'bad'");

        var refused = await RefusedAsync(new Offer("1.0.0", ["id", "bad"]));

        Assert.Equal(["no-bad", "only-bad"], refused.Read<List<PolicyOffence>>("offences")!.Select(offence => offence.Policy));
    }

    [Fact]
    public async Task A_domain_may_be_stricter_and_its_policy_holds_for_itself_alone()
    {
        var strict = PolicyFiles.Document("sales-no-bad", IsBad);

        var refused = await Assert.ThrowsAsync<CatalogRefusedException>(() => PublishAsync([strict], new Offer("1.0.0", ["id", "bad"])));
        await _host.Catalog.PublishAsync("returns", "orders", Offer.Publication(new Offer("1.0.0", ["id", "bad"]) { Domain = "returns" }), Cancel);

        Assert.Equal("sales-no-bad", Assert.Single(refused.Read<List<PolicyOffence>>("offences")!).Policy);
    }

    [Theory]
    [InlineData("- {policy: no-bad, owner: ada, until: 2999-01-01}", "reason")]
    [InlineData("- {policy: no-bad, reason: later, until: 2999-01-01}", "owner")]
    [InlineData("- {policy: no-bad, reason: later, owner: ada}", "until")]
    [InlineData("- {policy: blocks, reason: later, owner: ada, until: 2999-01-01}", "waiver-of-blocking-policy")]
    [InlineData("- {policy: nothing, reason: later, owner: ada, until: 2999-01-01}", "waiver-of-unknown-policy")]
    public async Task A_waiver_that_cannot_hold_is_refused_with_its_place(string waiver, string what)
    {
        _policies.Add("no-bad", IsBad, severity: "warning").Add("blocks", IsBad);

        var refused = await Assert.ThrowsAsync<CatalogRefusedException>(
            () => PublishAsync([PolicyFiles.Waivers($"waivers:\n  {waiver}\n")], new Offer("1.0.0", ["id"])));

        Assert.Equal(Problems.PoliciesInvalid, refused.Problem.Type);
        Assert.Contains("policies/team.waivers.yaml:2:", refused.Problem.Detail, StringComparison.Ordinal);
        Assert.Contains(what, refused.Problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_waiver_excuses_until_its_last_day_and_is_a_finding_afterwards()
    {
        _policies.Add("no-bad", IsBad, severity: "warning");
        static string Waiver(string until) => $"waivers:\n  - {{policy: no-bad, reason: later, owner: ada, until: {until}}}\n";

        await PublishAsync([PolicyFiles.Waivers(Waiver("2999-01-01"))], new Offer("1.0.0", ["id", "bad"]));
        var before = await ReadAsync<PolicyLedger>("/api/products/sales/orders/policies");
        await PublishAsync([PolicyFiles.Waivers(Waiver("2020-01-01"))], new Offer("1.0.0", ["id", "bad"]));
        var after = await ReadAsync<PolicyLedger>("/api/products/sales/orders/policies");

        Assert.Equal("later", Assert.Single(Assert.Single(before.Verdicts).Offences).Waiver?.Reason);
        Assert.Empty(before.Findings);
        Assert.Null(Assert.Single(Assert.Single(after.Verdicts).Offences).Waiver);
        Assert.Equal("waiver-expired", Assert.Single(after.Findings).Code);
    }

    [Fact]
    public async Task A_contract_of_five_thousand_lines_is_judged_and_taken()
    {
        _policies.Add("no-bad", IsBad);

        await PublishAsync(new Offer("1.0.0", [.. Enumerable.Range(0, 5000).Select(column => $"c{column}")]));

        Assert.Equal(CheckStatus.Pass, Assert.Single((await ReadAsync<PolicyLedger>("/api/contracts/sales/orders/v1/policies")).Verdicts).Verdict);
    }

    private async Task<CatalogRefusedException> RefusedAsync(Offer offer) => await Assert.ThrowsAsync<CatalogRefusedException>(() => PublishAsync(offer));

    private Task<PublishedProduct> PublishAsync(params Offer[] offers) => PublishAsync([], offers);

    private Task<PublishedProduct> PublishAsync(SourceDocument[] policies, params Offer[] offers) =>
        _host.Catalog.PublishAsync("sales", "orders", Offer.Publication(offers) with { Policies = policies }, Cancel);

    private async Task<T> ReadAsync<T>(string path) => (await _host.Http.GetFromJsonAsync<T>(path, MeshJson.Options, Cancel))!;
}
