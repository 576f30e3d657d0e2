using System.Diagnostics;
using System.Text;
using DataMesh.Contracts;
using Microsoft.Extensions.Time.Testing;

namespace DataMesh.Governance.Tests.Judging;

/// <summary>Alone in its process: what others allocate meanwhile would count.</summary>
[Collection(nameof(LongContractTests))]
[CollectionDefinition(nameof(LongContractTests), DisableParallelization = true)]
public sealed class LongContractTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_contract_of_five_thousand_lines_is_judged_by_all_policies_in_bounded_time_and_memory()
    {
        var text = new StringBuilder(
            "apiVersion: v3.1.0\nkind: DataContract\nid: urn:l\nname: long\nversion: 1.0.0\nstatus: active\ndomain: d\nschema:\n");
        for (var i = 0; text.ToString().AsSpan().Count('\n') < 5_000; i++)
        {
            if (i % 100 == 0)
                text.Append($"  - name: object_{i}\n    description: Object.\n    properties:\n");
            text.Append($"      - name: column_{i}\n        logicalType: string\n        classification: public\n        tags: [t]\n");
        }

        var documents = new DocumentSet([], [new("long.odcs.yaml", Written.Read(text.ToString()))]);
        var engine = new PolicyEngine(new() { CheckTime = TimeSpan.FromSeconds(60) }, new FakeTimeProvider());
        var (before, watch) = (GC.GetTotalAllocatedBytes(), Stopwatch.StartNew());

        var report = await engine.JudgeAsync(Repository.Book, documents, Repository.SampleMesh, Cancel);

        // Two seconds and 16 MiB on a machine that is busy with other tests.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"took {watch.Elapsed}");
        Assert.True(GC.GetTotalAllocatedBytes() - before < 128 << 20);
        var undescribed = report.Outcomes.Single(outcome => outcome.PolicyId == "described-columns");
        Assert.Equal((Verdict.Fail, 500, true), (undescribed.Verdict, undescribed.Findings.Count, undescribed.HasMore));
        Assert.True(documents.Contracts[0].Contract.Schema[^1].Properties[^1].Position.Line > 4_990);
    }
}
