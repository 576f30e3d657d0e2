using System.Net;
using System.Text.Json;
using DataMesh.Client;
using DataMesh.Contracts;

namespace DataMesh.Cli.Tests.Publishing;

public sealed class PublishTests
{
    private const string Contract = "Airports/airports.odcs.yaml";

    [Fact]
    public async Task A_product_is_sent_as_the_domain_itself_sends_it()
    {
        using var terminal = Terminal.WithAirports();
        terminal.Write("Airports/airports.sql", "SELECT 1");
        terminal.Write("Airports/policies/team.waivers.yaml", "waivers: []");
        terminal.Write("Airports/policies/notes.txt", "not for the catalog");
        var network = new FakeNetwork(_ => FakeNetwork.Json(HttpStatusCode.Created, Published(changed: true)));
        terminal.Network = () => network;

        var ending = await terminal.RunAsync("publish", "Airports", "--catalog", "http://mesh.example");

        Assert.Equal(0, ending.Code);
        Assert.Equal($"published airports/airports 1.0.0 with airports 1.0.0 (change 7){Environment.NewLine}warning: The SDK is old.{Environment.NewLine}", ending.Out);
        Assert.Equal("http://mesh.example/api/products/airports/airports", Assert.Single(network.Requests).ToString());
        var sent = JsonSerializer.Deserialize<PublishProduct>(Assert.Single(network.Bodies), MeshJson.Options)!;
        Assert.Equal(("airports.odps.yaml", "airports.odcs.yaml"), (sent.Product.File, Assert.Single(sent.Contracts).File));
        Assert.Equal(terminal.Read(Contract), sent.Contracts[0].Content);
        Assert.Equal(new SourceDocument { File = "policies/team.waivers.yaml", Content = "waivers: []" }, Assert.Single(sent.Policies));
        Assert.Equal(ContentHash.Of("airports.sql\0SELECT 1"), sent.PipelineHash);
        Assert.Null(sent.Address);
    }

    [Fact]
    public async Task A_refusal_s_findings_are_told_like_those_of_lint()
    {
        using var terminal = Terminal.WithAirports();
        terminal.Network = () => new FakeNetwork(_ => FakeNetwork.Problem(HttpStatusCode.UnprocessableEntity, new
        {
            type = Problems.ContractInvalid,
            title = "The documents are not valid.",
            detail = "1 error.",
            status = 422,
            findings = new[]
            {
                new DocumentFinding
                {
                    Severity = "error", Code = "snake-case-names", File = "airports.odcs.yaml", Line = 23, Column = 9, Path = "schema[0]", Message = "no", Fix = "yes",
                },
            },
        }));

        var ending = await terminal.RunAsync("publish", "Airports");

        Assert.Equal(1, ending.Code);
        Assert.StartsWith($"{Contract}:23:9: error snake-case-names: no (schema[0]){Environment.NewLine}    fix: yes", ending.Out, StringComparison.Ordinal);
        Assert.Contains("refused airports/airports: 1 error.", ending.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_gateway_takes_no_publications_and_the_catalog_itself_is_asked_by_default()
    {
        using var terminal = Terminal.WithAirports();
        var network = new FakeNetwork(_ => new(HttpStatusCode.MethodNotAllowed));
        terminal.Network = () => network;

        var ending = await terminal.RunAsync("publish", "Airports");

        Assert.Equal(3, ending.Code);
        Assert.Equal(5101, Assert.Single(network.Requests).Port);
        Assert.Contains("Name the catalog itself by --catalog", ending.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_with_an_error_is_not_sent()
    {
        using var terminal = Terminal.WithAirports();
        terminal.Edit(Contract, "status: active", "staus: active");
        var network = new FakeNetwork(_ => throw new InvalidOperationException());
        terminal.Network = () => network;

        var ending = await terminal.RunAsync("publish", "Airports");

        Assert.Equal(1, ending.Code);
        Assert.Contains($"{Contract}:6:1: error unknown-field", ending.Out, StringComparison.Ordinal);
        Assert.Empty(network.Requests);
    }

    [Fact]
    public async Task A_folder_without_a_product_says_what_one_is_called()
    {
        using var terminal = Terminal.WithAirports();

        var ending = await terminal.RunAsync("publish", "governance");

        Assert.Equal(3, ending.Code);
        Assert.Contains("There is no product in 'governance': its document is called *.odps.yaml.", ending.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_with_a_catalog_asks_it_and_tells_what_it_would_say()
    {
        using var terminal = Terminal.WithAirports();
        var network = new FakeNetwork(_ => FakeNetwork.Json(HttpStatusCode.OK, Published(changed: true) with { Differences = [Difference] }));
        terminal.Network = () => network;

        var ending = await terminal.RunAsync("publish", "Airports", "--dry-run", "--catalog", "http://mesh.example");

        Assert.Equal(0, ending.Code);
        Assert.Equal("http://mesh.example/api/products/airports/airports?dryRun=true", Assert.Single(network.Requests).ToString());
        Assert.StartsWith(
            $"would be published airports/airports 1.0.0 with airports 1.0.0{Environment.NewLine}  airports 1.0.0 → 1.1.0{Environment.NewLine}"
                + $"    additive property-added: a column more{Environment.NewLine}", ending.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_that_the_catalog_refuses_says_why()
    {
        using var terminal = Terminal.WithAirports();
        terminal.Network = () => new FakeNetwork(_ => FakeNetwork.Problem(
            HttpStatusCode.Conflict, new { type = Problems.Incompatible, detail = "version-not-raised: a column is gone", status = 409 }));

        var ending = await terminal.RunAsync("publish", "Airports", "--dry-run", "--catalog", "http://mesh.example");

        Assert.Equal(1, ending.Code);
        Assert.Contains("would be refused airports/airports: version-not-raised: a column is gone", ending.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_without_a_catalog_asks_nobody_lints_and_says_what_it_leaves_out()
    {
        using var terminal = Terminal.WithAirports();
        terminal.Network = () => new FakeNetwork(_ => throw new InvalidOperationException("Nobody may be asked."));

        var ending = await terminal.RunAsync("publish", "Airports", "--dry-run");

        Assert.Equal(0, ending.Code);
        Assert.Contains("nothing is wrong in 2 files", ending.Out, StringComparison.Ordinal);
        Assert.Contains("nothing is compared with what is published: name the catalog by --catalog or MESH_CATALOG", ending.Out, StringComparison.Ordinal);
    }

    private static VersionChange Difference => new()
    {
        Domain = "airports",
        Contract = "airports",
        Before = "1.0.0",
        After = "1.1.0",
        Readers = "additive",
        Writers = "neutral",
        Demands = "minor",
        NextVersion = "1.1.0",
        Changes = [new() { Code = "property-added", Readers = "additive", Writers = "neutral", Demands = "minor", Message = "a column more" }],
    };

    private static PublishedProduct Published(bool changed) => new()
    {
        Domain = "airports",
        Product = "airports",
        Changed = changed,
        Sequence = 7,
        Contracts = [new() { Id = "c", Domain = "airports", Contract = "airports", Version = "1.0.0", Major = 1 }],
        Warnings = ["The SDK is old."],
    };
}
