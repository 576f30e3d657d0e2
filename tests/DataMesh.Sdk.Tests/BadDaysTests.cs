using System.Net;
using DataMesh.Client;
using DataMesh.Testing;

namespace DataMesh.Sdk.Tests;

/// <summary>Authors make mistakes, catalogs go away: consumers keep the last good version, authors get a reason they can act on.</summary>
public sealed class BadDaysTests
{
    [Fact]
    public async Task A_typo_in_a_contract_is_named_by_file_line_and_column_while_the_last_good_version_is_served()
    {
        await using var domain = new TestDomain();
        await domain.StartAsync();
        Assert.Equal(RunState.Committed, (await domain.RunAsync()).State);
        await domain.StopAsync();

        domain.Write("orders.odcs.yaml", Documents.Contract.Replace("logicalType: number", "logcialType: number", StringComparison.Ordinal));
        await domain.StartAsync();

        var status = await domain.GetAsync("/mesh/status");
        var finding = Assert.Single(status["findings"]!.AsArray())!.ToString();
        Assert.StartsWith("orders.odcs.yaml:18:9: error", finding, StringComparison.Ordinal);
        Assert.Contains("schema[0].properties[2].logcialType", finding, StringComparison.Ordinal);
        Assert.Contains("logicalType", finding[finding.IndexOf("Fix:", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.True((bool?)status["usesLastGoodDocuments"]);
        Assert.Equal(5, (await domain.GetAsync(TestDomain.Rows))["value"]!.AsArray().Count);
        using var health = await domain.Http.GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.StartsWith("Degraded", await health.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(RunState.Committed, (await domain.RunAsync()).State);
    }

    [Fact]
    public async Task SQL_that_fails_is_reported_with_its_file_and_line()
    {
        await using var domain = new TestDomain();
        domain.Write("orders.sql", Documents.Sql.Replace("paid::BOOLEAN", "payed::BOOLEAN", StringComparison.Ordinal));
        await domain.StartAsync();

        var run = await domain.RunAsync();

        Assert.Equal((RunState.Failed, "sql-failed", false), (run.State, run.Error?.Code, run.Error?.Retryable));
        Assert.StartsWith("orders.sql:2: ", run.Error!.Message, StringComparison.Ordinal);
        Assert.Contains("payed", run.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SQL_that_yields_other_columns_than_the_contract_names_them()
    {
        await using var domain = new TestDomain();
        domain.Write("orders.sql", "SELECT id::BIGINT AS id, customer, amount::DOUBLE AS total, ordered_on::DATE AS ordered_on, paid::BOOLEAN AS paid FROM orders_csv");
        await domain.StartAsync();

        var run = await domain.RunAsync();

        Assert.Equal((RunState.Failed, "schema-mismatch"), (run.State, run.Error?.Code));
        Assert.Contains("lacks 'amount'", run.Error!.Message, StringComparison.Ordinal);
        Assert.Contains("yields 'total'", run.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_quality_rule_publishes_nothing_and_leaves_the_last_good_version()
    {
        await using var domain = new TestDomain();
        await domain.StartAsync();
        await domain.RunAsync();
        domain.Write(Path.Combine("data", "orders.csv"), Documents.Csv + "\n6,Eve,-1,2026-03-01,true\n");

        var run = await domain.RunAsync();

        Assert.Equal((RunState.Failed, "audit-failed", false), (run.State, run.Error?.Code, run.Error?.Retryable));
        Assert.Contains("nothing is free", run.Error!.Message, StringComparison.Ordinal);
        var check = Assert.Single(run.Checks, candidate => candidate.Rule == "nothing is free");
        Assert.Equal((CheckStatus.Fail, "1"), (check.Status, check.Measured));
        Assert.Equal(5, (await domain.GetAsync(TestDomain.Rows))["value"]!.AsArray().Count);
        await WaitUntil.TrueAsync(
            () => domain.Catalog.Events.Any(reported => (string?)reported["eventType"] == "FAIL"), TimeSpan.FromSeconds(10), "the failure to be reported");
    }

    [Fact]
    public async Task A_repeated_key_breaks_the_promise_of_the_primary_key()
    {
        await using var domain = new TestDomain();
        domain.Write(Path.Combine("data", "orders.csv"), Documents.Csv + "\n5,Eve,1,2026-03-01,true\n");
        await domain.StartAsync();

        var run = await domain.RunAsync();

        Assert.Contains(run.Checks, check => check is { Rule: "primaryKey", Status: CheckStatus.Fail, Blocking: true });
    }

    [Fact]
    public async Task With_the_catalog_away_the_domain_runs_serves_and_reports_later()
    {
        await using var domain = new TestDomain();
        domain.Catalog.IsAway = true;
        await domain.StartAsync();

        Assert.Equal(RunState.Committed, (await domain.RunAsync()).State);
        Assert.Equal(5, (await domain.GetAsync(TestDomain.Rows))["value"]!.AsArray().Count);
        Assert.Empty(domain.Catalog.Published);
        domain.Catalog.IsAway = false;

        await WaitUntil.TrueAsync(
            () => !domain.Catalog.Published.IsEmpty && domain.Catalog.Events.Any(reported => (string?)reported["eventType"] == "COMPLETE"),
            TimeSpan.FromSeconds(60),
            "publication and report to arrive");
    }

    [Fact]
    public async Task A_commit_that_the_catalog_never_heard_of_is_reported_at_the_next_start()
    {
        await using var domain = new TestDomain();
        domain.Catalog.IsAway = true;
        await domain.StartAsync();
        var run = await domain.RunAsync();
        await domain.StopAsync();

        domain.Catalog.IsAway = false;
        domain.Catalog.Known = Ignorant();
        await domain.StartAsync();

        await WaitUntil.TrueAsync(() => !domain.Catalog.Events.IsEmpty, TimeSpan.FromSeconds(30), "the commit to be reported");
        Assert.True(domain.Catalog.Events.TryPeek(out var reported));
        Assert.Equal(run.RunId, (string?)reported["run"]!["runId"]);
        Assert.Equal("0", (string?)reported["outputs"]![0]!["facets"]!["version"]!["datasetVersion"]);
    }

    private static ProductDetails Ignorant() => new()
    {
        Domain = "shop",
        Product = "shop",
        Version = "1.0.0",
        Status = "active",
        Tags = [],
        Address = new Uri("http://shop"),
        PublishedAt = DateTimeOffset.UnixEpoch,
        Ports = [],
        Upstream = [],
        Downstream = [],
    };
}
