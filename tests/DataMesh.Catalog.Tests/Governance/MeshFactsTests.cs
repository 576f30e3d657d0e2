using System.Net.Http.Json;
using DataMesh.Catalog.Governance;
using DataMesh.Catalog.Tests.Lineage;
using DataMesh.Client;
using Microsoft.Extensions.Time.Testing;

namespace DataMesh.Catalog.Tests.Governance;

/// <summary>Policies about what happens in the mesh are executed where it is known: in the ledger and in the dry run.</summary>
public sealed class MeshFactsTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Midnight = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(Midnight);
    private readonly PolicyFiles _policies = new();
    private readonly CatalogHost _host;

    public MeshFactsTests() => _host = new(isMigrated: true, _policies.Folder) { Time = _time };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _policies.Dispose();
    }

    [Fact]
    public async Task A_contract_that_nobody_reads_is_told_to_its_own_domain_and_to_whoever_asks_for_all()
    {
        _policies.Copy("unused-products");
        await PublishAsync("sales");
        await PublishAsync("stock");
        var early = await VerdictAsync("sales", "unused-products");
        await ReadAsync("stock");
        _time.Advance(TimeSpan.FromDays(91));
        await ReadAsync("returns");

        await PublishAsync("sales", note: "again");
        await PublishAsync("returns");

        var own = await VerdictAsync("sales", "unused-products");
        Assert.Equal((CheckStatus.Pass, CheckStatus.Fail), (early.Verdict, own.Verdict));
        Assert.Equal("nobody read orders v1 within 90 days", Assert.Single(own.Offences).Message);
        Assert.Equal(CheckStatus.Fail, Assert.Single((await LedgerAsync("/api/contracts/sales/orders/v1/policies")).Verdicts).Verdict);
        Assert.Equal(CheckStatus.Pass, (await VerdictAsync("returns", "unused-products")).Verdict);
        Assert.Equal(["sales", "stock"], (await DryRunAsync("unused-products")).Failing.Select(product => product.Domain));
        await ReadAsync("sales");
        Assert.Equal(["stock"], (await DryRunAsync("unused-products")).Failing.Select(product => product.Domain));
    }

    [Fact]
    public async Task A_request_that_failed_is_no_use_of_a_contract()
    {
        _policies.Copy("unused-products");
        await PublishAsync("sales");
        _time.Advance(TimeSpan.FromDays(91));

        await ReadAsync("sales", status: 4);

        Assert.Equal("sales", Assert.Single((await DryRunAsync("unused-products")).Failing).Domain);
    }

    [Theory]
    [InlineData("{property: frequency, value: 10, unit: m}", 11)]
    [InlineData("{property: freshness, value: 20, unit: m}", 60)]
    public async Task A_promise_that_is_broken_for_more_than_a_week_is_an_offence_from_the_minute_on_which_the_product_page_has_it_broken(
        string promise, int brokenFrom)
    {
        _policies.Copy("promises-are-kept");
        await PublishAsync("customers");
        await PublishAsync("sales", promise: promise);
        await CommitAsync("customers", 0, 40, 50);
        await CommitAsync("sales", 0);
        var broken = Midnight.AddMinutes(brokenFrom);
        _time.SetUtcNow(broken.AddDays(7));
        var before = await DryRunAsync("promises-are-kept");
        _time.SetUtcNow(broken.AddDays(7).AddMinutes(1));

        var after = Assert.Single((await DryRunAsync("promises-are-kept")).Failing);
        await PublishAsync("sales", promise, note: "again");
        await PublishAsync("stock");

        var page = await _host.Http.GetFromJsonAsync<ServiceLevelReport>("/api/products/sales/orders/slo", MeshJson.Options, Cancel);
        Assert.Equal(broken, page!.Levels[0].Breaches[0].From);
        Assert.Empty(before.Failing);
        Assert.Equal("sales", after.Domain);
        Assert.Contains(
            "of order in orders v1 is broken since 2026-01-01", Assert.Single(after.Offences).Message, StringComparison.Ordinal);
        Assert.Equal(CheckStatus.Fail, (await VerdictAsync("sales", "promises-are-kept")).Verdict);
        Assert.Equal(CheckStatus.Pass, (await VerdictAsync("stock", "promises-are-kept")).Verdict);
        await CommitAsync("sales", 59);
        Assert.Empty((await DryRunAsync("promises-are-kept")).Failing);
    }

    [Fact]
    public async Task A_level_that_nothing_measures_is_not_executed_and_no_offence_and_one_that_is_not_understood_is()
    {
        _policies.Copy("promises-are-kept").Add("levels", "", "warning", check:
            "SELECT domain, property || ' is ' || status AS message FROM slo_status", scope: "mesh");
        await PublishAsync("sales", promise: "{property: availability, value: 99, unit: percent}");
        await PublishAsync("stock", promise: "{property: latency, value: soon}");
        await PublishAsync("returns", promise: "{property: latency, value: 5, unit: m}");
        _time.Advance(TimeSpan.FromDays(8));

        Assert.Equal("stock", Assert.Single((await DryRunAsync("promises-are-kept")).Failing).Domain);
        Assert.Equal(["latency is not executed", "availability is not executed", "latency is error"],
            (await DryRunAsync("levels")).Failing.SelectMany(product => product.Offences).Select(offence => offence.Message));
    }

    [Fact]
    public async Task Nobody_can_be_granted_anything_yet_and_the_ledger_says_so()
    {
        _policies.Copy("grants-end");

        await PublishAsync("sales");

        var verdict = await VerdictAsync("sales", "grants-end");
        Assert.Equal(
            (CheckStatus.NotExecuted, "the relation 'grant' has no rows, because the mesh has no identities yet"),
            (verdict.Verdict, verdict.Reason));
    }

    [Fact]
    public async Task Only_what_policies_ask_for_is_read()
    {
        var mesh = Assert.Single(_host.Services<MeshKnowledge>());

        var facts = await _host.ReadAsync(db => mesh.ReadAsync(db, new HashSet<string> { "contract", "usage" }, evenIfMany: false, Cancel));

        Assert.NotNull(facts.Usage);
        Assert.Equal((null, null, null, null, null), (facts.Published, facts.Lineage, facts.Runs, facts.SloStatus, facts.Publications));
    }

    [Fact]
    public async Task Usage_is_counted_once_a_minute_for_publications_and_anew_for_a_dry_run()
    {
        var mesh = Assert.Single(_host.Services<MeshKnowledge>());
        Task<int> CountAsync(bool isDryRun) => _host.ReadAsync(async db =>
            (await mesh.ReadAsync(db, new HashSet<string> { "usage" }, evenIfMany: isDryRun, Cancel)).Usage!.Count);

        var none = await CountAsync(isDryRun: false);
        await ReadAsync("sales");
        var still = await CountAsync(isDryRun: false);
        _time.Advance(TimeSpan.FromMinutes(1));
        var later = await CountAsync(isDryRun: false);
        await ReadAsync("stock");

        Assert.Equal((0, 0, 1, 2), (none, still, later, await CountAsync(isDryRun: true)));
    }

    [Fact]
    public async Task A_mesh_that_is_larger_than_the_bound_says_at_publishing_what_is_left_to_the_dry_run()
    {
        _policies.Copy("promises-are-kept").Copy("inputs-exist");
        await using var host = new CatalogHost(isMigrated: true, _policies.Folder) { MostProducts = 1 };
        await host.InitializeAsync();
        foreach (var domain in new[] { "customers", "stock", "returns" })
        {
            await host.PublishAsync(domain);
        }

        var ledger = await host.Http.GetFromJsonAsync<PolicyLedger>("/api/products/returns/orders/policies", MeshJson.Options, Cancel);
        Assert.Equal([CheckStatus.NotExecuted, CheckStatus.NotExecuted], ledger!.Verdicts.Select(verdict => verdict.Verdict));
        Assert.All(ledger.Verdicts, verdict =>
            Assert.EndsWith(
                "in a mesh of more than 1 products (DataMesh__Governance__MostProducts); the dry run reads it",
                verdict.Reason, StringComparison.Ordinal));
    }

    private async Task PublishAsync(string domain, string? promise = null, string note = "")
    {
        var text = Documents.Contract($"urn:test:{domain}:orders")
            + (promise is null ? "" : $"\nslaProperties:\n  - {promise}") + $"\n# {note}";
        using var answer = await _host.PublishAsync(domain, contractText: text);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    private async Task ReadAsync(string domain, int status = 2)
    {
        var entry = new UsageEntry
        {
            Domain = domain,
            Contract = "orders",
            Major = 1,
            Interface = "rest",
            StatusClass = status,
            Requests = 1,
            Bytes = 1,
            LastAt = _time.GetUtcNow(),
        };
        using var answer = await _host.Http.PostAsJsonAsync(
            "/api/usage", new UsageReport { Instance = domain, Minute = _time.GetUtcNow(), Entries = [entry] }, MeshJson.Options, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    private async Task CommitAsync(string domain, params int[] minutes)
    {
        foreach (var minute in minutes)
        {
            using var answer = await _host.Http.PostAsJsonAsync(
                "/api/v1/lineage", Events.Of("COMPLETE", $"{domain}-{minute}", version: minute, minute, domain), Cancel);
            Assert.True(answer.IsSuccessStatusCode);
        }
    }

    private async Task<PolicyVerdict> VerdictAsync(string domain, string policy) =>
        Assert.Single((await LedgerAsync($"/api/products/{domain}/orders/policies")).Verdicts, verdict => verdict.Policy == policy);

    private async Task<PolicyLedger> LedgerAsync(string path) =>
        (await _host.Http.GetFromJsonAsync<PolicyLedger>(path, MeshJson.Options, Cancel))!;

    private async Task<DryRunAnswer> DryRunAsync(string policy)
    {
        using var answer = await _host.Http.PostAsJsonAsync(
            "/api/policies/dry-run", new DryRunRequest { Policies = [policy] }, MeshJson.Options, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        return (await answer.Content.ReadFromJsonAsync<DryRunAnswer>(MeshJson.Options, Cancel))!;
    }
}
