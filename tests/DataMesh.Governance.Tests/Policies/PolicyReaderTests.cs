using System.Diagnostics;
using DataMesh.Contracts;

namespace DataMesh.Governance.Tests.Policies;

public sealed class PolicyReaderTests
{
    [Fact]
    public void A_policy_is_read_with_every_field()
    {
        var read = PolicyReader.Read(Written.File("a.policy.yaml", Written.Policy("a", Written.ShortNames, ("severity", "warning"))),
            domain: null);

        Assert.Empty(read.Findings);
        var policy = read.Value!;
        Assert.Equal(
            ("a", "Names are long", "Because.", PolicySeverity.Warning, PolicyStatus.Enforced, "1.0.0", PolicyScope.Contract,
                "guild@example.com"),
            (policy.Id, policy.Title, policy.Rationale, policy.Severity, policy.Status, policy.Version.Text, policy.Scope, policy.Owner));
        Assert.Equal([true, false], policy.Examples.Select(example => example.Passes));
    }

    [Theory]
    [InlineData("severty: blocking", "unknown-field", "did you mean 'severity'?")]
    [InlineData("colour: red", "unknown-field", "remove it")]
    [InlineData("severity: fatal", "value-not-allowed", "use one of info, warning, blocking")]
    [InlineData("version: latest", "version-not-semantic", "write major.minor.patch, such as 1.0.0")]
    [InlineData("owner: ~", "missing-field", "give 'owner' a value")]
    [InlineData("id: Not An Id", "policy-id", "use 'not-an-id'")]
    [InlineData("examples: []", "policy-untested", "add an example with 'expect: pass': examples are the policy's tests")]
    [InlineData("title: [a, b]", "wrong-type", "write one text value")]
    [InlineData("tightens: b", "policy-tightens", "change the other policy, or move this one into a domain's folder")]
    public void What_is_wrong_with_a_policy_is_found_with_its_line_and_a_fix(string line, string code, string fix)
    {
        var field = line.Split(':')[0];
        var name = field == "severty" ? "severity" : field;
        var text = Written.Policy("a", Written.ShortNames, (name, "")) + line + "\n";

        var read = PolicyReader.Read(Written.File("a.policy.yaml", text), domain: null);

        Assert.Null(read.Value);
        var finding = Assert.Single(read.Findings, finding => finding.Code == code && finding.Fix == fix);
        Assert.Equal(("a.policy.yaml", text.TrimEnd().Split('\n').Length), (finding.File, finding.Line));
    }

    [Theory]
    [InlineData("a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
        + "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    [InlineData("\u0000")]
    [InlineData("")]
    public void Hostile_text_is_refused_in_no_time(string text)
    {
        var watch = Stopwatch.StartNew();

        Assert.Null(PolicyReader.Read(Written.File("a.policy.yaml", text), domain: null).Value);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"took {watch.Elapsed}");
    }

    [Fact]
    public void More_than_a_mebibyte_is_not_read()
    {
        var read = PolicyReader.Read(Written.File("a.policy.yaml", "title: " + new string('x', 1_048_577)), domain: null);

        Assert.Equal("too-big", Assert.Single(read.Findings).Code);
    }
}
