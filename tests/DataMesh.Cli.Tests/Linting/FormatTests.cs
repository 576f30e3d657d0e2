using System.Text.Json;

namespace DataMesh.Cli.Tests.Linting;

public sealed class FormatTests
{
    private const string Contract = "Airports/airports.odcs.yaml";

    [Fact]
    public async Task JSON_holds_the_counts_the_findings_and_what_was_not_executed()
    {
        using var terminal = Faulty();

        var ending = await terminal.RunAsync("lint", "Airports", "--format", "json");

        var report = JsonDocument.Parse(ending.Out).RootElement;
        Assert.Equal(1, ending.Code);
        Assert.Equal(1, report.GetProperty("errors").GetInt32());
        Assert.Equal(1, report.GetProperty("warnings").GetInt32());
        var finding = report.GetProperty("findings").EnumerateArray().Single(found => found.GetProperty("level").GetString() == "error");
        Assert.Equal("classified-columns", finding.GetProperty("policy").GetString());
        Assert.Equal("schema[0].properties[2]", finding.GetProperty("path").GetString());
        Assert.Contains(report.GetProperty("notRun").EnumerateArray(), policy => policy.GetProperty("policy").GetString() == "no-cycles");
    }

    [Fact]
    public async Task SARIF_has_rules_places_and_what_was_not_executed()
    {
        using var terminal = Faulty();
        terminal.Edit(Contract, "domain: airports\n", "domain: airports\ncolour: red\n");

        var ending = await terminal.RunAsync("lint", "Airports", "--format", "sarif");

        var log = JsonDocument.Parse(ending.Out).RootElement;
        SarifRules.Check(log);
        var run = log.GetProperty("runs")[0];
        var result = Assert.Single(run.GetProperty("results").EnumerateArray());
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("unknown-field", result.GetProperty("ruleId").GetString());
        Assert.Equal("error", result.GetProperty("level").GetString());
        Assert.Equal(Contract, place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(8, place.GetProperty("region").GetProperty("startLine").GetInt32());
        Assert.StartsWith("no field of the standard", run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[0]
            .GetProperty("fullDescription").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SARIF_gives_a_policy_its_rationale_and_a_waiver_as_suppression()
    {
        using var terminal = Faulty();
        terminal.Write("Airports/policies/ours.waivers.yaml", """
            waivers:
              - {policy: retention-promised, reason: It moves in May., owner: amelia@airports.example, until: 2026-06-30}
            """);

        var ending = await terminal.RunAsync("lint", "Airports", "--format", "sarif");

        var log = JsonDocument.Parse(ending.Out).RootElement;
        SarifRules.Check(log);
        var run = log.GetProperty("runs")[0];
        var rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
            .Single(found => found.GetProperty("id").GetString() == "classified-columns");
        Assert.NotEmpty(rule.GetProperty("fullDescription").GetProperty("text").GetString()!);
        Assert.Equal("error", rule.GetProperty("defaultConfiguration").GetProperty("level").GetString());
        var waived = run.GetProperty("results").EnumerateArray().Single(found => found.TryGetProperty("suppressions", out _));
        Assert.Equal("external", waived.GetProperty("suppressions")[0].GetProperty("kind").GetString());
        Assert.NotEmpty(run.GetProperty("invocations")[0].GetProperty("toolExecutionNotifications").EnumerateArray());
    }

    [Fact]
    public async Task Annotations_escape_what_GitHub_would_take_for_syntax()
    {
        using var terminal = new Terminal();
        terminal.Write("100%,a:b.odcs.yaml", "kind: DataContract\n");

        var ending = await terminal.RunAsync("lint", "--format", "github");

        Assert.StartsWith("::error file=100%25%2Ca%3Ab.odcs.yaml,line=1,col=1,title=missing-field::", ending.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminal_has_colours_a_pipe_has_none_and_nor_has_NO_COLOR()
    {
        using var terminal = Faulty();

        var piped = await terminal.RunAsync("lint", "Airports");
        terminal.IsTerminal = true;
        var shown = await terminal.RunAsync("lint", "Airports");
        terminal.Variables["NO_COLOR"] = "1";
        var plain = await terminal.RunAsync("lint", "Airports");

        Assert.Contains("\e[31merror classified-columns\e[0m", shown.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', piped.Out);
        Assert.DoesNotContain('\e', plain.Out);
    }

    private static Terminal Faulty()
    {
        var terminal = Terminal.WithAirports();
        terminal.Edit(Contract, "        classification: public\n        examples: [Atlanta, Chicago, Bay Springs]\n", "");
        terminal.Edit(Contract, "  - property: retention", "  - property: generalAvailability");
        return terminal;
    }
}
