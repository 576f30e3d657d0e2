namespace DataMesh.Governance.Tests.Judging;

/// <summary>A policy whose examples do not behave is itself a finding.</summary>
public sealed class PolicyTestsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{title: one, expect: pass, contracts: [{name: x}]}", "example-misbehaves", "should pass, but: x is short (name)")]
    [InlineData("{title: one, expect: fail, contracts: [{name: long-name}]}", "example-misbehaves", "should fail, but passes")]
    [InlineData("{title: one, expect: fail, at: [id], contracts: [{name: x}]}", "example-misbehaves",
        "should fail at id, but fails at name")]
    [InlineData("{title: one, expect: pass, contracts: [{nam: x}]}", "unknown-field", "'nam' is no field of ODCS")]
    [InlineData("{title: one, expect: pass, facts: {usge: []}}", "example-malformed", "there is no relation 'usge'")]
    [InlineData("{title: one, expect: pass, facts: {usage: [{who: me}]}}", "example-malformed", "'who' is no column of 'usage'")]
    public async Task An_example_that_ends_otherwise_than_it_says_is_a_finding_on_its_line(string example, string code, string message)
    {
        var finding = Assert.Single(await RunAsync(Written.ShortNames, example));

        Assert.Equal((code, "a.policy.yaml", 13), (finding.Code, finding.File, finding.Line));
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_example_of_the_mesh_without_facts_is_a_finding_and_no_pass()
    {
        var findings = await RunAsync(
            "SELECT domain, 'x' AS message FROM usage WHERE false", "{title: one, expect: pass, contracts: [{name: long-name}]}",
                ("scope", "mesh"));

        Assert.Contains("was not executed: the relation 'usage' is known only to the mesh", findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_with_broken_SQL_fails_its_examples_with_the_reason()
    {
        var findings = await RunAsync("SELECT nothing FROM contract", "{title: one, expect: pass}");

        Assert.All(findings, finding =>
            Assert.Contains("cannot be judged: a.policy.yaml:11: Binder Error", finding.Message, StringComparison.Ordinal));
        Assert.Equal(3, findings.Count);
    }

    private static async Task<IReadOnlyList<DataMesh.Contracts.Finding>> RunAsync(
        string check, string example, params (string Field, string Value)[] exchanged)
    {
        var rest = "- {title: good, expect: pass, contracts: [{name: long-name}], facts: {usage: []}}\n"
            + "- {title: bad, expect: fail, contracts: [{name: x}], facts: {usage: []}}";
        var text = Written.Policy("a", check, [.. exchanged, ("examples", $"\n- {example}\n{rest}")]);
        var read = PolicyReader.Read(new("a.policy.yaml", text), domain: null);
        Assert.Empty(read.Findings);
        return await new PolicyTests(new() { CheckTime = TimeSpan.FromSeconds(60) }).RunAsync([read.Value!], Cancel);
    }
}
