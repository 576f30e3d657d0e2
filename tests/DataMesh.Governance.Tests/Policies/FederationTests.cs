using Microsoft.Extensions.Time.Testing;

namespace DataMesh.Governance.Tests.Policies;

/// <summary>What a domain may and may not say about the policies of the mesh.</summary>
public sealed class FederationTests
{
    private static readonly JudgingLimits Patient = new() { CheckTime = TimeSpan.FromSeconds(60) };
    private readonly FakeTimeProvider _time = new(new(2026, 5, 2, 0, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Two_policies_with_one_id_are_a_finding_that_names_both_files()
    {
        var book = PolicyBook.Read(
            [Written.File("a.policy.yaml", Written.Policy("a", Written.ShortNames)),
                Written.File("b.policy.yaml", Written.Policy("a", Written.ShortNames))],
            []);

        var finding = Assert.Single(book.Findings);
        Assert.Equal(("policy-id-twice", "b.policy.yaml", 1), (finding.Code, finding.File, finding.Line));
        Assert.Contains("a.policy.yaml", finding.Message, StringComparison.Ordinal);
        Assert.False(book.IsValid);
    }

    [Theory]
    [InlineData("a", "blocking", "enforced", "", "policy-id-taken")]
    [InlineData("b", "warning", "enforced", "a", "policy-loosens")]
    [InlineData("b", "blocking", "advisory", "a", "policy-loosens")]
    [InlineData("b", "blocking", "enforced", "aa", "policy-unknown")]
    public void A_local_policy_that_contradicts_the_mesh_is_a_finding_and_is_not_silently_dropped(
        string id, string severity, string status, string tightens, string code)
    {
        var local = Written.Policy(id, Written.ShortNames, ("severity", severity), ("status", status))
            + (tightens.Length > 0 ? $"tightens: {tightens}\n" : "");
        var book = Book(local);

        Assert.Equal((code, "local.policy.yaml"), Assert.Single(book.Findings.Select(finding => (finding.Code, finding.File))));
        Assert.Equal("local.policy.yaml", Assert.Single(book.Unusable).File);
    }

    [Fact]
    public async Task A_file_that_cannot_be_used_ends_as_an_error_that_blocks_its_domain_only()
    {
        var book = Book("id: [");
        var engine = new PolicyEngine(Patient, _time);

        var own = await engine.JudgeAsync(book, Written.Contracts("long-name"), MeshFacts.Unknown, Cancel);
        var other = await engine.JudgeAsync(book, new([], [new("o.odcs.yaml", Written.Contract("other", "long-name"))]), MeshFacts.Unknown,
            Cancel);

        var unusable = Assert.Single(own.Outcomes, outcome => outcome.PolicyId == "local.policy.yaml");
        Assert.Equal((Verdict.Error, true), (unusable.Verdict, unusable.Blocks));
        Assert.False(other.Blocks);
    }

    [Fact]
    public async Task A_domain_may_be_stricter_with_the_check_of_the_mesh()
    {
        var book = PolicyBook.Read(
            [Written.File("a.policy.yaml", Written.Policy("a", Written.ShortNames, ("severity", "warning")))],
            [new("example", [Written.File("b.policy.yaml", Written.Policy("b", "", ("check", ""), ("examples", "")) + "tightens: a\n")])]);
        var engine = new PolicyEngine(Patient, _time);

        var own = await engine.JudgeAsync(book, Written.Contracts("x"), MeshFacts.Unknown, Cancel);
        var other = await engine.JudgeAsync(book, new([], [new("o.odcs.yaml", Written.Contract("other", "x"))]), MeshFacts.Unknown, Cancel);

        Assert.Empty(book.Findings);
        Assert.Equal([("a", false), ("b", true)], own.Outcomes.Select(outcome => (outcome.PolicyId, outcome.Blocks)));
        Assert.Equal(["a"], other.Outcomes.Select(outcome => outcome.PolicyId));
    }

    [Fact]
    public async Task A_local_policy_sees_offences_of_its_own_domain_only()
    {
        var book = PolicyBook.Read([], [new("example", [Written.File("a.policy.yaml", Written.Policy("a", Written.ShortNames))])]);
        var documents = new DocumentSet(
            [], [new("mine.odcs.yaml", Written.Contract("example", "x")), new("theirs.odcs.yaml", Written.Contract("other", "y"))]);

        var report = await new PolicyEngine(Patient, _time).JudgeAsync(book, documents, MeshFacts.Unknown, Cancel);

        Assert.Equal(["mine.odcs.yaml"], Assert.Single(report.Outcomes).Findings.Select(finding => finding.File));
    }

    [Theory]
    [InlineData("policy: a, reason: r, owner: o", "missing-field", "until")]
    [InlineData("policy: a, reason: r, until: 2026-06-30", "missing-field", "owner")]
    [InlineData("policy: a, owner: o, until: 2026-06-30", "missing-field", "reason")]
    [InlineData("policy: a, reason: ' ', owner: o, until: 2026-06-30", "missing-field", "reason")]
    [InlineData("policy: a, reason: r, owner: o, until: next week", "date-malformed", "next week")]
    [InlineData("policy: blocker, reason: r, owner: o, until: 2026-06-30", "waiver-of-blocking-policy", "cannot be waived")]
    [InlineData("policy: zebra, reason: r, owner: o, until: 2026-06-30", "waiver-of-unknown-policy", "zebra")]
    [InlineData("policy: a, reason: r, owner: o, until: 2026-06-30, forever: true", "unknown-field", "forever")]
    public async Task A_waiver_that_is_incomplete_or_not_allowed_is_a_finding_and_waives_nothing(string waiver, string code, string word)
    {
        var book = Waiving($"waivers:\n- {{{waiver}}}\n");

        var finding = Assert.Single(book.Findings);
        Assert.Equal((code, "w.waivers.yaml", 2), (finding.Code, finding.File, finding.Line));
        Assert.Contains(word, finding.Message, StringComparison.Ordinal);
        Assert.Empty(book.Waivers);
        Assert.All(await FindingsAsync(book), found => Assert.Null(found.Waiver));
    }

    [Theory]
    [InlineData("2026-05-02", true)]
    [InlineData("2026-05-01", false)]
    public async Task A_waiver_holds_to_the_end_of_its_last_day_and_is_a_finding_afterwards(string until, bool holds)
    {
        var book = Waiving($"waivers:\n- policy: a\n  reason: migrating\n  owner: ada@example.com\n  until: {until}\n");

        var report = await new PolicyEngine(Patient, _time).JudgeAsync(book, Written.Contracts("x"), MeshFacts.Unknown, Cancel);

        var finding = Assert.Single(report.Outcomes.Single(outcome => outcome.PolicyId == "a").Findings);
        Assert.Equal(holds, finding.Waiver is not null);
        Assert.Equal(holds ? [] : [("waiver-expired", 5)], report.Findings.Select(found => (found.Code, found.Line)));
    }

    [Theory]
    [InlineData("contract: x", true)]
    [InlineData("contract: y", false)]
    [InlineData("product: the-product", true)]
    [InlineData("product: another", false)]
    public async Task A_waiver_may_be_for_one_product_or_contract(string only, bool holds)
    {
        var book = Waiving($"waivers:\n- {{policy: a, reason: r, owner: o, until: 2026-06-30, {only}}}\n");

        Assert.Equal(holds, Assert.Single(await FindingsAsync(book)).Waiver is not null);
    }

    [Fact]
    public async Task A_waiver_of_one_domain_excuses_no_other()
    {
        var book = Waiving("waivers:\n- {policy: a, reason: r, owner: o, until: 2026-06-30}\n");
        var documents = new DocumentSet([], [new("o.odcs.yaml", Written.Contract("other", "x"))]);

        var report = await new PolicyEngine(Patient, _time).JudgeAsync(book, documents, MeshFacts.Unknown, Cancel);

        Assert.Null(Assert.Single(report.Outcomes.Single(outcome => outcome.PolicyId == "a").Findings).Waiver);
    }

    private async Task<IReadOnlyList<PolicyFinding>> FindingsAsync(PolicyBook book)
    {
        var report = await new PolicyEngine(Patient, _time).JudgeAsync(book, Written.Contracts("x"), MeshFacts.Unknown, Cancel);
        return report.Outcomes.Single(outcome => outcome.PolicyId == "a").Findings;
    }

    private static PolicyBook Book(string local) => PolicyBook.Read(
        [Written.File("a.policy.yaml", Written.Policy("a", Written.ShortNames))],
        [new("example", [Written.File("local.policy.yaml", local)])]);

    private static PolicyBook Waiving(string waivers) => PolicyBook.Read(
        [
            Written.File("a.policy.yaml", Written.Policy("a", Written.ShortNames, ("severity", "warning"))),
            Written.File("blocker.policy.yaml", Written.Policy("blocker", Written.ShortNames)),
        ],
        [new("example", [Written.File("w.waivers.yaml", waivers)])]);
}
