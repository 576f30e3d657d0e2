using System.Net;
using System.Text.Json;
using DataMesh.Client;

namespace DataMesh.Cli.Tests.Governing;

public sealed class PolicyTests
{
    [Fact]
    public async Task The_policies_of_the_mesh_behave()
    {
        using var terminal = Terminal.WithAirports();

        var ending = await terminal.RunAsync("policy", "test");

        Assert.Equal(0, ending.Code);
        Assert.Matches("^all behave: [1-9][0-9]+ examples of [1-9][0-9] policies", ending.Out);
    }

    [Fact]
    public async Task An_example_that_misbehaves_ends_with_1_at_its_line()
    {
        using var terminal = Terminal.WithAirports();
        const string policy = "governance/breaking-change-needs-a-major.policy.yaml";
        terminal.Edit(policy, "title: a column more\n    expect: pass", "title: a column more\n    expect: fail");

        var ending = await terminal.RunAsync("policy", "test", policy);

        Assert.Equal(1, ending.Code);
        Assert.Contains("error example-misbehaves", ending.Out, StringComparison.Ordinal);
        Assert.Contains("examples of 1 policies", ending.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_domain_s_policies_are_tested_with_those_that_they_tighten()
    {
        using var terminal = Terminal.WithAirports();
        terminal.Write("Airports/policies/retention.policy.yaml", """
            id: our-retention
            tightens: retention-promised
            title: Retention is promised here too
            rationale: Ours is asked for it.
            severity: blocking
            status: enforced
            version: 1.0.0
            scope: contract
            owner: amelia@airports.example
            fix: Add retention
            """);

        var test = await terminal.RunAsync("policy", "test", "Airports/policies");
        var list = await terminal.RunAsync("policy", "list", "Airports/policies", "--format", "json");

        Assert.Equal(0, test.Code);
        var policy = Assert.Single(JsonDocument.Parse(list.Out).RootElement.GetProperty("policies").EnumerateArray());
        Assert.Equal("airports", policy.GetProperty("domain").GetString());
        Assert.Equal("retention-promised", policy.GetProperty("tightens").GetString());
    }

    [Fact]
    public async Task The_list_is_a_table_without_a_box_when_piped()
    {
        using var terminal = Terminal.WithAirports();

        var ending = await terminal.RunAsync("policy", "list");

        var lines = ending.Out.Split(Environment.NewLine);
        Assert.Matches("^policy +severity +status +scope +version +title$", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("no-cycles ", StringComparison.Ordinal));
        Assert.DoesNotContain('│', ending.Out);
    }

    [Fact]
    public async Task The_list_is_a_box_on_a_terminal()
    {
        using var terminal = Terminal.WithAirports();
        terminal.IsTerminal = true;

        var ending = await terminal.RunAsync("policy", "list");

        Assert.Contains('│', ending.Out);
    }

    [Fact]
    public async Task A_policy_is_explained_with_its_reason_its_check_and_its_examples()
    {
        using var terminal = Terminal.WithAirports();

        var ending = await terminal.RunAsync("policy", "explain", "no-cycles");

        Assert.Equal(0, ending.Code);
        Assert.Contains("why    A circle of products never settles", ending.Out, StringComparison.Ordinal);
        Assert.Contains("WITH RECURSIVE", ending.Out, StringComparison.Ordinal);
        Assert.Contains("fails  a circle of three", ending.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_policy_is_wrong_usage()
    {
        using var terminal = Terminal.WithAirports();

        var ending = await terminal.RunAsync("policy", "explain", "no-bicycles");

        Assert.Equal(2, ending.Code);
        Assert.Contains("There is no policy 'no-bicycles'.", ending.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_lists_who_would_be_blocked_by_a_policy_that_nobody_enforces_yet()
    {
        using var terminal = Terminal.WithAirports();
        terminal.Edit("Airports/airports.odcs.yaml", "  - property: retention", "  - property: generalAvailability");
        terminal.Write("new.policy.yaml", terminal.Read("governance/retention-promised.policy.yaml")
            .Replace("severity: warning", "severity: blocking", StringComparison.Ordinal)
            .Replace("id: retention-promised", "id: retention-demanded", StringComparison.Ordinal)
            .Replace("status: enforced", "status: draft", StringComparison.Ordinal));

        var ending = await terminal.RunAsync("policy", "dry-run", "Airports", "--policy", "new.policy.yaml");

        Assert.Equal(1, ending.Code);
        Assert.Matches("retention-demanded +airports +airports +blocked +1", ending.Out);
        Assert.Contains("0 of 1 policies would pass over 1 products and 1 contracts", ending.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_of_everything_sees_the_documents_as_the_mesh()
    {
        using var terminal = Terminal.WithAirports();
        terminal.Copy("DataMesh.SampleDomains/Flights", "Flights", "*.od?s.yaml");

        var ending = await terminal.RunAsync("policy", "dry-run", "--format", "json");

        var policies = JsonDocument.Parse(ending.Out).RootElement.GetProperty("policies").EnumerateArray()
            .ToDictionary(policy => policy.GetProperty("id").GetString()!, policy => policy.GetProperty("verdict").GetString());
        Assert.Equal("Pass", policies["no-cycles"]);
        Assert.Equal("NotExecuted", policies["grants-end"]);
        Assert.Equal(0, ending.Code);
    }

    [Fact]
    public async Task A_dry_run_over_the_mesh_reads_what_is_published()
    {
        using var terminal = Terminal.WithAirports();
        var (product, contract) = (terminal.Read("Airports/airports.odps.yaml"), terminal.Read("Airports/airports.odcs.yaml"));
        terminal.Network = () => new FakeNetwork(request => request.RequestUri!.PathAndQuery switch
        {
            "/api/products?limit=500" => FakeNetwork.Json(HttpStatusCode.OK, new[] { FakeMesh.Summary() }),
            "/api/products?limit=500&after=airports%2Fairports" => FakeNetwork.Json(HttpStatusCode.OK, Array.Empty<ProductSummary>()),
            "/api/products/airports/airports" => FakeNetwork.Json(HttpStatusCode.OK, FakeMesh.Details(product)),
            "/api/contracts/airports/airports/v1" => FakeNetwork.Json(HttpStatusCode.OK, FakeNetwork.Contract(contract)),
            _ => FakeNetwork.Problem(HttpStatusCode.NotFound, new { title = "Not found." }),
        });

        var ending = await terminal.RunAsync("policy", "dry-run", "--mesh", "--format", "json");

        var report = JsonDocument.Parse(ending.Out).RootElement;
        Assert.Equal((0, ""), (ending.Code, ending.Error));
        Assert.Equal((1, 1), (report.GetProperty("products").GetInt32(), report.GetProperty("contracts").GetInt32()));
    }

    [Fact]
    public async Task A_dry_run_is_over_paths_or_over_the_mesh()
    {
        using var terminal = Terminal.WithAirports();

        var ending = await terminal.RunAsync("policy", "dry-run", "Airports", "--mesh");

        Assert.Equal(2, ending.Code);
        Assert.Contains("Name paths, or --mesh, not both.", ending.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_policies_a_sentence_says_where_they_are_looked_for()
    {
        using var terminal = new Terminal();

        var ending = await terminal.RunAsync("policy", "list");

        Assert.Equal(3, ending.Code);
        Assert.Contains("No folder 'governance' with policies is at or above this one.", ending.Error, StringComparison.Ordinal);
    }
}
