using Microsoft.Extensions.Time.Testing;

namespace DataMesh.Governance.Tests.Policies;

/// <summary>The policies of the folder governance.</summary>
public sealed class GuildPolicyTests
{
    private static readonly JudgingLimits Patient = new() { CheckTime = TimeSpan.FromSeconds(60) };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Policies() => new(Repository.Book.Policies.Select(policy => policy.Id));

    [Fact]
    public void All_files_are_policies_without_findings_named_by_their_id()
    {
        Assert.Empty(Repository.Book.Findings);
        Assert.True(Repository.Book.Policies.Count >= 20);
        Assert.All(Repository.Book.Policies, policy => Assert.Equal($"governance/{policy.Id}.policy.yaml", policy.File));
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task Examples_end_as_they_say(string id)
    {
        var policy = Repository.Book.Policies.Single(policy => policy.Id == id);

        Assert.Empty((await new PolicyTests(Patient).RunAsync([policy], Cancel)).Select(finding => finding.ToString()));
    }

    [Fact]
    public async Task The_sample_domains_pass_all_that_block_and_no_policy_is_left_without_an_outcome()
    {
        var engine = new PolicyEngine(Patient, new FakeTimeProvider());

        var report = await engine.JudgeAsync(Repository.Book, Repository.Samples, Repository.SampleMesh, Cancel);

        Assert.True(Repository.Samples.Products.Count >= 3);
        Assert.Equal(Repository.Book.Policies.Select(policy => policy.Id), report.Outcomes.Select(outcome => outcome.PolicyId));
        Assert.Empty(report.Outcomes.Where(outcome => outcome.Blocks).SelectMany(outcome => outcome.Findings)
            .Select(finding => finding.ToString()));
        Assert.False(report.Blocks);
        Assert.Empty(report.Outcomes.Where(outcome => outcome.Verdict == Verdict.Error).Select(outcome => outcome.Reason));
        Assert.All(
            report.Outcomes.Where(outcome => outcome.Verdict == Verdict.NotExecuted),
            outcome => Assert.Equal(PolicyStatus.Draft, outcome.Policy!.Status));
    }
}
