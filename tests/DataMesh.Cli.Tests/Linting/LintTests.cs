using System.Text.Json;

namespace DataMesh.Cli.Tests.Linting;

public sealed class LintTests
{
    private const string Contract = "Airports/airports.odcs.yaml";
    private const string Product = "Airports/airports.odps.yaml";

    [Fact]
    public async Task A_domain_without_faults_ends_with_0_and_says_what_was_looked_at()
    {
        using var terminal = Terminal.WithAirports();

        var ending = await terminal.RunAsync("lint", "Airports");

        Assert.Equal(0, ending.Code);
        Assert.Matches("^nothing is wrong in 2 files; [1-9][0-9] policies executed", ending.Out);
        Assert.Contains("no-cycles", ending.Out, StringComparison.Ordinal);
        Assert.Empty(ending.Error);
    }

    [Fact]
    public async Task A_fault_ends_with_1_and_is_told_with_its_place_and_its_fix()
    {
        using var terminal = Terminal.WithAirports();
        terminal.Edit(Contract, "status: active", "staus: active");

        var ending = await terminal.RunAsync("lint", "Airports");

        Assert.Equal(1, ending.Code);
        Assert.Contains(
            $"{Contract}:6:1: error unknown-field: 'staus' is no field of ODCS fundamentals (staus){Environment.NewLine}    fix: did you mean 'status'?",
            ending.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_path_this_folder_is_looked_at_and_what_builds_leave_behind_is_not()
    {
        using var terminal = Terminal.WithAirports();
        terminal.Copy("DataMesh.SampleDomains/Airports", "Airports/bin/Debug", "*.odcs.yaml");
        terminal.Copy("DataMesh.SampleDomains/Airports", ".hidden", "*.odcs.yaml");

        var ending = await terminal.RunAsync("lint", "--format", "json");

        var files = JsonDocument.Parse(ending.Out).RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetString()!).ToList();
        Assert.Equal([Contract, Product], files.Where(file => !file.StartsWith("governance/", StringComparison.Ordinal)));
        Assert.Equal(0, ending.Code);
    }

    [Fact]
    public async Task A_product_whose_contract_is_missing_says_so()
    {
        using var terminal = Terminal.WithAirports();
        File.Delete(Path.Combine(terminal.Folder, Contract));

        var ending = await terminal.RunAsync("lint", "Airports");

        Assert.Equal(1, ending.Code);
        Assert.Contains("error contract-unresolved", ending.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_product_alone_finds_its_contract_beside_it()
    {
        using var terminal = Terminal.WithAirports();

        var ending = await terminal.RunAsync("lint", Product);

        Assert.Equal(0, ending.Code);
        Assert.Contains("in 1 file;", ending.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("contract.yml")]
    [InlineData("contract.json")]
    public async Task A_contract_by_another_name_is_told_by_what_it_says(string name)
    {
        using var terminal = new Terminal();
        terminal.Write(name, name.EndsWith("json", StringComparison.Ordinal) ? "{\"apiVersion\": \"v3.1.0\", \"kind\": \"DataContract\"}" : "kind: DataContract\n");
        terminal.Write("compose.yaml", "services:\n  web: {image: x}\n");
        terminal.Write("package.json", "{\"name\": \"x\", \"product\": 1}");

        var ending = await terminal.RunAsync("lint");

        Assert.Equal(1, ending.Code);
        Assert.Contains($"{name}:1:", ending.Out, StringComparison.Ordinal);
        Assert.Contains("error missing-field", ending.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("compose", ending.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("package", ending.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_piped_in_is_read_under_the_name_it_is_given()
    {
        using var terminal = Terminal.WithAirports();
        terminal.Input = terminal.Read(Contract).Replace("logicalType: string", "logicalTyp: string", StringComparison.Ordinal);

        var ending = await terminal.RunAsync("lint", "-", "--stdin-name", Contract);

        Assert.Equal(1, ending.Code);
        Assert.Contains($"{Contract}:23:9: error unknown-field", ending.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contract_that_is_piped_in_needs_no_name()
    {
        using var terminal = Terminal.WithAirports();
        terminal.Input = terminal.Read(Contract);

        var ending = await terminal.RunAsync("lint", "-");

        Assert.Equal(0, ending.Code);
    }

    [Fact]
    public async Task Warnings_pass_unless_the_author_is_strict()
    {
        using var terminal = Terminal.WithAirports();
        terminal.Edit(Contract, "  - property: retention", "  - property: generalAvailability");

        var lenient = await terminal.RunAsync("lint", "Airports");
        var strict = await terminal.RunAsync("lint", "Airports", "--strict");

        Assert.Equal(0, lenient.Code);
        Assert.Contains("warning retention-promised", lenient.Out, StringComparison.Ordinal);
        Assert.Equal(1, strict.Code);
        Assert.Contains("error retention-promised", strict.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blocking_policy_ends_with_1()
    {
        using var terminal = Terminal.WithAirports();
        terminal.Edit(Contract, "        classification: public\n        examples: [Atlanta, Chicago, Bay Springs]\n", "");

        var ending = await terminal.RunAsync("lint", "Airports");

        Assert.Equal(1, ending.Code);
        Assert.Contains("error classified-columns: city has no classification (schema[0].properties[2])", ending.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_policies_can_be_named()
    {
        using var terminal = Terminal.WithAirports();
        terminal.Write("elsewhere/hates-airports.policy.yaml", """
            id: hates-airports
            title: No airports
            rationale: A test.
            severity: blocking
            status: enforced
            version: 1.0.0
            scope: contract
            owner: a@b.example
            fix: Take a train
            check: |
              SELECT file, 'name' AS path, 'this is about airports' AS message FROM contract WHERE contract = 'airports'
            examples:
              - {title: trains, expect: pass, contracts: [{name: trains}]}
              - {title: airports, expect: fail, contracts: [{name: airports}]}
            """);

        var ending = await terminal.RunAsync("lint", "Airports", "--policies", "elsewhere");

        Assert.Equal(1, ending.Code);
        Assert.Contains($"{Contract}:4:7: error hates-airports: this is about airports (name)", ending.Out, StringComparison.Ordinal);
        Assert.Contains("1 policy executed", ending.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_domain_waives_what_does_not_block_and_the_finding_is_still_listed()
    {
        using var terminal = Terminal.WithAirports();
        terminal.Edit(Contract, "  - property: retention", "  - property: generalAvailability");
        terminal.Write("Airports/policies/ours.waivers.yaml", """
            waivers:
              - {policy: retention-promised, reason: It moves in May., owner: amelia@airports.example, until: 2026-06-30}
            """);

        var ending = await terminal.RunAsync("lint", "Airports", "--strict");

        Assert.Equal(0, ending.Code);
        Assert.Contains("note retention-promised", ending.Out, StringComparison.Ordinal);
        Assert.Contains("waived until 2026-06-30 by amelia@airports.example: It moves in May.", ending.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policies_and_waivers_are_looked_at_like_documents()
    {
        using var terminal = Terminal.WithAirports();
        terminal.Edit("governance/support-channel.policy.yaml", "severity: blocking", "severity: loud");
        terminal.Write("Airports/policies/ours.waivers.yaml", "waivers:\n  - {policy: retention-promised, reason: x, until: 2026-06-30}\n");

        var ending = await terminal.RunAsync("lint");

        Assert.Equal(1, ending.Code);
        Assert.Contains("governance/support-channel.policy.yaml:4:11: error value-not-allowed", ending.Out, StringComparison.Ordinal);
        Assert.Contains("Airports/policies/ours.waivers.yaml:2:5: error missing-field", ending.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_alone_is_looked_at()
    {
        using var terminal = new Terminal();
        terminal.Write("a.policy.yaml", "id: a\n");

        var ending = await terminal.RunAsync("lint", "a.policy.yaml");

        Assert.Equal(1, ending.Code);
        Assert.Contains("a.policy.yaml:1:1: error missing-field", ending.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_check_is_an_error_at_the_policy()
    {
        using var terminal = Terminal.WithAirports();
        terminal.Edit("governance/support-channel.policy.yaml", "check: |\n", "check: |\n  SELECT nothing FROM contract UNION\n");

        var ending = await terminal.RunAsync("lint", "Airports");

        Assert.Equal(1, ending.Code);
        Assert.Contains("error support-channel: the policy could not be run to its end", ending.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_documents_is_no_success()
    {
        using var terminal = new Terminal();

        var ending = await terminal.RunAsync("lint");

        Assert.Equal(3, ending.Code);
        Assert.Contains("There is no contract, product or policy in '.'.", ending.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_is_not_there_is_wrong_usage()
    {
        using var terminal = new Terminal();

        var ending = await terminal.RunAsync("lint", "nowhere");

        Assert.Equal(2, ending.Code);
        Assert.Equal($"mesh: There is no file or folder 'nowhere'.{Environment.NewLine}", ending.Error);
    }

    [Fact]
    public async Task A_file_that_is_something_else_is_told_when_it_was_named()
    {
        using var terminal = new Terminal();
        terminal.Write("package.json", "{}");

        var ending = await terminal.RunAsync("lint", "package.json");

        Assert.Equal(1, ending.Code);
        Assert.Contains("package.json:1:1: error unknown-document", ending.Out, StringComparison.Ordinal);
    }
}
