using System.Net;
using System.Text.Json;

namespace DataMesh.Cli.Tests.Comparing;

public sealed class DiffTests
{
    private const string Contract = "Airports/airports.odcs.yaml";
    private const string Required = "required: true\n        classification: public\n        examples: [USA, Thailand]";
    private const string Optional = "classification: public\n        examples: [USA, Thailand]";

    [Fact]
    public async Task The_same_contract_has_no_changes()
    {
        using var terminal = Terminal.WithAirports();

        var ending = await terminal.RunAsync("diff", Contract, Contract);

        Assert.Equal(0, ending.Code);
        Assert.Contains("nothing changed", ending.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_breaking_change_without_a_major_ends_with_1_and_says_which_version_it_demands()
    {
        using var terminal = WithNext("1.1.0", Required, Optional);

        var ending = await terminal.RunAsync("diff", Contract, "next.odcs.yaml");

        Assert.Equal(1, ending.Code);
        Assert.Contains("required-removed schema[airport].properties[country].required: true → false", ending.Out, StringComparison.Ordinal);
        Assert.Contains("error version-too-low: 1.0.0 → 1.1.0 is less than the changes demand", ending.Out, StringComparison.Ordinal);
        Assert.Contains("fix: state 2.0.0 or higher", ending.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_breaking_change_with_a_major_ends_with_0()
    {
        using var terminal = WithNext("2.0.0", Required, Optional);

        var ending = await terminal.RunAsync("diff", Contract, "next.odcs.yaml");

        Assert.Equal(0, ending.Code);
        Assert.Contains("the version is enough: 1.0.0 → 2.0.0", ending.Out, StringComparison.Ordinal);
        Assert.Contains("readers: breaking", ending.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("version", 1)]
    [InlineData("breaking", 0)]
    [InlineData("never", 0)]
    public async Task A_version_that_lags_behind_small_changes_fails_only_who_asks_for_it(string failOn, int code)
    {
        using var terminal = WithNext("1.0.0", "description: Name of the airport.", "description: Its name.");

        var ending = await terminal.RunAsync("diff", Contract, "next.odcs.yaml", "--fail-on", failOn);

        Assert.Equal(code, ending.Code);
        Assert.Contains("version-not-raised", ending.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JSON_has_each_change_with_whom_it_hurts()
    {
        using var terminal = WithNext("1.1.0", Required, Optional);

        var ending = await terminal.RunAsync("diff", Contract, "next.odcs.yaml", "--format", "json");

        var comparison = JsonDocument.Parse(ending.Out).RootElement;
        Assert.Equal("major", comparison.GetProperty("demands").GetString());
        Assert.False(comparison.GetProperty("versionIsEnough").GetBoolean());
        Assert.Equal("2.0.0", comparison.GetProperty("nextVersion").GetString());
        Assert.Equal("version-too-low", comparison.GetProperty("versionFinding").GetProperty("code").GetString());
        var change = comparison.GetProperty("changes").EnumerateArray().First(found => found.GetProperty("code").GetString() == "required-removed");
        Assert.Equal("country", change.GetProperty("property").GetString());
        Assert.Equal("breaking", change.GetProperty("readers").GetString());
    }

    [Fact]
    public async Task Markdown_keeps_what_authors_wrote_from_becoming_markup()
    {
        using var terminal = WithNext("1.1.0", "description: Name of the airport.", "description: \"[x](http://evil) | `rm` <b>\"");

        var ending = await terminal.RunAsync("diff", Contract, "next.odcs.yaml", "--format", "markdown");

        Assert.Equal(0, ending.Code);
        Assert.Contains("| change | where | before | after | readers | writers | |", ending.Out, StringComparison.Ordinal);
        Assert.Contains("`[x](http://evil) \\| 'rm' <b>`", ending.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_side_may_be_piped_in()
    {
        using var terminal = Terminal.WithAirports();
        terminal.Input = terminal.Read(Contract);

        var ending = await terminal.RunAsync("diff", "-", Contract);

        Assert.Equal(0, ending.Code);
    }

    [Fact]
    public async Task What_is_no_contract_is_told_with_its_findings_and_ends_with_3()
    {
        using var terminal = Terminal.WithAirports();
        terminal.Write("broken.odcs.yaml", "kind: DataContract\n");

        var ending = await terminal.RunAsync("diff", Contract, "broken.odcs.yaml");

        Assert.Equal(3, ending.Code);
        Assert.Empty(ending.Out);
        Assert.Contains("broken.odcs.yaml:1:1: error missing-field", ending.Error, StringComparison.Ordinal);
        Assert.Contains("'broken.odcs.yaml' cannot be compared", ending.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_neither_file_nor_address_is_wrong_usage()
    {
        using var terminal = Terminal.WithAirports();

        var ending = await terminal.RunAsync("diff", Contract, "airports/airports");

        Assert.Equal(2, ending.Code);
        Assert.Contains("There is no file 'airports/airports', nor is it an address", ending.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_version_is_read_from_the_catalog()
    {
        using var terminal = WithNext("1.1.0", Required, Optional);
        var text = terminal.Read(Contract);
        var network = new FakeNetwork(_ => FakeNetwork.Json(HttpStatusCode.OK, FakeNetwork.Contract(text)));
        terminal.Network = () => network;

        var ending = await terminal.RunAsync("diff", "airports/airports/v1@1.0.0", "next.odcs.yaml", "--catalog", "http://mesh.example");

        Assert.Equal(1, ending.Code);
        Assert.Contains("required-removed", ending.Out, StringComparison.Ordinal);
        Assert.Equal("http://mesh.example/api/contracts/airports/airports/v1?version=1.0.0", Assert.Single(network.Requests).ToString());
    }

    private static Terminal WithNext(string version, string before, string after)
    {
        var terminal = Terminal.WithAirports();
        terminal.Write("next.odcs.yaml", terminal.Read(Contract)
            .Replace("\nversion: 1.0.0", $"\nversion: {version}", StringComparison.Ordinal).Replace(before, after, StringComparison.Ordinal));
        return terminal;
    }
}
