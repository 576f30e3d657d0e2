using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using DataMesh.Client;
using DataMesh.Testing;

namespace DataMesh.Templates.Tests;

/// <summary>New domains in the mesh, as their authors and readers meet them. Nothing of the platform was edited for them.</summary>
public sealed class NewDomainsTests(MeshOfNewDomains mesh) : IClassFixture<MeshOfNewDomains>
{
    private const string Returns = "/data/returns/returned-parcels/v1/returned_parcels";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<Combination> Combinations() => new(Combination.All);

    /// <summary>All of them call their contract <c>returned-parcels</c>: a contract's name is unique in its domain only.</summary>
    [Theory]
    [MemberData(nameof(Combinations), DisableDiscoveryEnumeration = true)]
    public async Task A_domain_of_every_combination_is_published_audited_and_served(Combination combination)
    {
        var rows = await mesh.RowsAsync($"/data/{combination.Domain}/returned-parcels/v1/returned_parcels?$orderby=code");

        var california = rows.Single(row => (string?)row!["code"] == "CA");
        Assert.Equal(combination.Source is null ? "Airports of CA" : "California", (string?)california!["name"]);
        Assert.Equal(combination.Source is null, rows.Count > 3);
        var product = await mesh.Gateway.GetFromJsonAsync<ProductDetails>(
            new Uri($"/api/products/{combination.Domain}/returned-parcels", UriKind.Relative), MeshJson.Options, Cancel);
        Assert.Equal($"owner@{combination.Domain}.example", product!.Owner?.Contact);
        Assert.Equal(combination.Reads ? ["airports"] : [], product.Upstream.Select(neighbour => neighbour.Domain));
        Assert.True(Assert.Single(product.Ports).Quality is { Status: CheckStatus.Pass, Failed: 0, Passed: > 0 }, "the audit's result is reported");
    }

    [Fact]
    public async Task A_contract_may_have_the_name_of_another_domains_contract()
    {
        var ours = await mesh.RowsAsync("/data/depots/airports/v1/airports");
        var theirs = await mesh.RowsAsync("/data/airports/airports/v1/airport?$top=1");

        Assert.Equal(3, ours.Count);
        Assert.NotNull(theirs[0]!["iata"]);
    }

    [Fact]
    public async Task A_contract_broken_and_mended_costs_its_readers_nothing_and_its_author_one_sentence()
    {
        await mesh.RowsAsync(Returns);
        var file = Path.Combine(mesh.FolderOf("Returns"), "returned-parcels.odcs.yaml");
        var good = await File.ReadAllTextAsync(file, Cancel);

        await File.WriteAllTextAsync(file, good.Replace("logicalType: number", "logcialType: number", StringComparison.Ordinal), Cancel);
        var broken = await mesh.StatusAsync("returns", status => (bool?)status["usesLastGoodDocuments"] == true, Cancel);

        var line = 1 + good.Split('\n').ToList().FindIndex(text => text.Contains("logicalType: number", StringComparison.Ordinal));
        var finding = Assert.Single(broken["findings"]!.AsArray())!.ToString();
        Assert.StartsWith($"returned-parcels.odcs.yaml:{line}:9: error unknown-field: ", finding, StringComparison.Ordinal);
        Assert.Contains("schema[0].properties[2].logcialType", finding, StringComparison.Ordinal);
        Assert.Contains("Fix: ", finding, StringComparison.Ordinal);
        Assert.Contains("logicalType", finding[finding.IndexOf("Fix: ", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Equal(3, (await mesh.RowsAsync(Returns)).Count);

        var mended = good.Replace("version: 1.0.0", "version: 1.1.0", StringComparison.Ordinal).Replace("How many there are.", "Parcels that came back.", StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, mended, Cancel);
        var product = Path.ChangeExtension(file, null).Replace(".odcs", ".odps.yaml", StringComparison.Ordinal);
        await File.WriteAllTextAsync(product, (await File.ReadAllTextAsync(product, Cancel)).Replace("version: 1.0.0", "version: 1.1.0", StringComparison.Ordinal), Cancel);
        await mesh.StatusAsync("returns", status => status["contracts"]!.AsArray().Any(contract => (string?)contract == "returned-parcels 1.1.0"), Cancel);
        await mesh.StatusAsync("returns", status => (string?)status["products"]!["returned-parcels"] == "published", Cancel);
        Assert.Equal(3, (await mesh.RowsAsync(Returns)).Count);
    }

    [Fact]
    public async Task Rows_that_break_the_promise_are_not_published_and_the_run_says_which_promise()
    {
        await mesh.RowsAsync(Returns);
        var data = Path.Combine(mesh.FolderOf("Returns"), "data", "returned-parcels.csv");
        var good = await File.ReadAllTextAsync(data, Cancel);

        await File.AppendAllTextAsync(data, "WA,Washington,-1\n", Cancel);
        var run = await mesh.RunAsync("returns/returned-parcels/v1", Cancel);
        await File.WriteAllTextAsync(data, good, Cancel);

        Assert.Equal(PipelineRunState.Failed, run.State);
        Assert.Contains(run.Checks, check => check is { Status: CheckStatus.Fail, Property: "amount" });
        Assert.Equal(3, (await mesh.RowsAsync(Returns)).Count);
        Assert.Equal(PipelineRunState.Succeeded, (await mesh.RunAsync("returns/returned-parcels/v1", Cancel)).State);
    }

    [Fact]
    public async Task A_query_that_does_not_run_is_named_by_file_and_line()
    {
        await mesh.RowsAsync(Returns);
        var file = Path.Combine(mesh.FolderOf("Returns"), "returned-parcels.sql");
        var good = await File.ReadAllTextAsync(file, Cancel);

        await File.WriteAllTextAsync(file, good.Replace("trim(name)", "trim(nam)", StringComparison.Ordinal), Cancel);
        var run = await mesh.RunAsync("returns/returned-parcels/v1", Cancel);
        await File.WriteAllTextAsync(file, good, Cancel);

        Assert.Equal("sql-failed", run.Error?.Code);
        Assert.StartsWith("returned-parcels.sql:4: ", run.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_saved_query_makes_new_rows_with_nothing_restarted()
    {
        const string Rows = "/data/source-aligned-csv/returned-parcels/v1/returned_parcels?$filter=amount eq 120";
        await mesh.RowsAsync("/data/source-aligned-csv/returned-parcels/v1/returned_parcels");
        var file = Path.Combine(mesh.FolderOf("SourceAlignedCsv"), "returned-parcels.sql");
        var query = await File.ReadAllTextAsync(file, Cancel);

        await File.WriteAllTextAsync(file, query.Replace("amount::DOUBLE", "amount::DOUBLE * 10", StringComparison.Ordinal), Cancel);

        Assert.Single(await mesh.RowsAsync(Rows));
    }

    [Fact]
    public async Task A_domain_of_another_repository_joins_by_the_catalogs_address_alone_and_leaves()
    {
        const string Rows = "/data/claims/damaged-parcels/v1/damaged_parcels";
        using var elsewhere = new OwnRepository();
        var project = await elsewhere.MakeDomainAsync("Claims", "damaged-parcels");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(OwnRepository.OutputOf(project), "Claims.dll")]) { WorkingDirectory = project };
        start.Environment["DOTNET_ENVIRONMENT"] = start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["DataMesh__Catalog"] = mesh.Catalog.ToString();
        using var domain = Process.Start(start)!;
        try
        {
            Assert.Equal(3, (await mesh.RowsAsync(Rows)).Count);
        }
        finally
        {
            // SIGTERM, as a person's Ctrl+C or a service manager would end it.
            using var end = Process.Start("kill", $"-TERM {domain.Id}");
            await domain.WaitForExitAsync(Cancel);
        }

        await WaitUntil.TrueAsync(
            async () =>
            {
                using var gone = await mesh.Gateway.GetAsync(new Uri(Rows, UriKind.Relative), Cancel);
                return gone.StatusCode == HttpStatusCode.ServiceUnavailable && (await gone.Content.ReadAsStringAsync(Cancel)).Contains("has left the mesh", StringComparison.Ordinal);
            },
            TimeSpan.FromSeconds(30),
            "the gateway to know that the domain has left");
    }
}
