using Microsoft.Extensions.Time.Testing;

namespace DataMesh.Governance.Tests.Judging;

public sealed class HostileDocumentTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("\\0")]
    [InlineData("\\ud83d\\udeeb")]
    [InlineData("\\U0001F6EB")]
    [InlineData("'; DROP TABLE contract; --")]
    [InlineData("\\\" \\n \\u2028")]
    public async Task Whatever_characters_a_document_holds_it_is_judged(string purpose)
    {
        var contract = Written.Contract("example", "x") with { Description = Written.Read($$"""
            apiVersion: v3.1.0
            kind: DataContract
            id: urn:x
            name: x
            version: 1.0.0
            status: active
            domain: example
            description: {purpose: "{{purpose}}"}
            customProperties: [{property: "{{purpose}}", value: "{{purpose}}"}]
            """).Description };

        var report = await new PolicyEngine(new() { CheckTime = TimeSpan.FromSeconds(60) }, new FakeTimeProvider()).JudgeAsync(
            Written.Book("SELECT file, '' AS path, purpose || len(purpose) AS message FROM contract"),
            new([], [new("x.odcs.yaml", contract)]), MeshFacts.Unknown, Cancel);

        Assert.Equal((Verdict.Fail, null), (report.Outcomes[0].Verdict, report.Outcomes[0].Reason));
        Assert.Single(report.Outcomes[0].Findings);
    }

    [Fact]
    public async Task Documents_that_do_not_fit_into_memory_make_every_policy_an_error()
    {
        var documents = Written.Contracts([.. Enumerable.Range(0, 5_000).Select(i => $"contract-{i}")]);

        var report = await new PolicyEngine(new() { MemoryMegabytes = 1 }, new FakeTimeProvider()).JudgeAsync(
            Written.Book(Written.ShortNames), documents, MeshFacts.Unknown, Cancel);

        Assert.Equal((Verdict.Error, true), (report.Outcomes[0].Verdict, report.Blocks));
        Assert.StartsWith("the documents could not be loaded: Out of Memory", report.Outcomes[0].Reason, StringComparison.Ordinal);
    }
}
