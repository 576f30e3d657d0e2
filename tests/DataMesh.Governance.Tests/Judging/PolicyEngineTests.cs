using Microsoft.Extensions.Time.Testing;

namespace DataMesh.Governance.Tests.Judging;

public sealed class PolicyEngineTests
{
    private static readonly JudgingLimits Patient = new() { CheckTime = TimeSpan.FromSeconds(60) };
    private readonly FakeTimeProvider _time = new(new(2026, 5, 2, 0, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_offence_has_file_line_column_path_message_and_fix()
    {
        var outcome = await JudgeAsync(Written.ShortNames, "long-name", "x");

        Assert.Equal((Verdict.Fail, true), (outcome.Verdict, outcome.Blocks));
        Assert.Equal(
            "x.odcs.yaml:4:7: blocking a: x is short (name). Fix: Write a longer name",
            Assert.Single(outcome.Findings).ToString());
    }

    [Fact]
    public async Task No_offence_is_a_pass() => Assert.Equal(Verdict.Pass, (await JudgeAsync(Written.ShortNames, "long-name")).Verdict);

    [Theory]
    [InlineData("SELECT file, path, 'x' AS message\nFROM contract\nWHERE WHERE", "a.policy.yaml:13: The statement cannot be parsed")]
    [InlineData("SELECT file, path,\n  ownr AS message FROM contract",
        "a.policy.yaml:12: Binder Error: Referenced column \"ownr\" not found")]
    [InlineData("SELECT file, path, 'x' AS message\nFROM contrakt",
        "a.policy.yaml:12: there is no relation 'contrakt'; did you mean 'contract'?")]
    [InlineData("SELECT file, path, error('boo') AS message FROM contract", "a.policy.yaml:11: Invalid Input Error: boo")]
    [InlineData("SELECT contract FROM contract",
        "a.policy.yaml:11: the check must return the columns message, file, path; it lacks message, file, path")]
    [InlineData("SELECT 'other.yaml' AS file, '' AS path, 'x' AS message", "a.policy.yaml:11: the check returned the file 'other.yaml'")]
    [InlineData("SELECT NULL AS file, '' AS path, 'x' AS message", "a.policy.yaml:11: the check returned a row without a file")]
    public async Task A_check_that_is_broken_is_an_error_with_the_line_of_its_file_and_blocks(string check, string reason)
    {
        var outcome = await JudgeAsync(check, "x");

        Assert.Equal((Verdict.Error, true), (outcome.Verdict, outcome.Blocks));
        Assert.StartsWith(reason, outcome.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT '' AS file, '' AS path, s AS message FROM (SELECT sum(sin(range)) AS s FROM range(1000000000000)) WHERE s = 1")]
    [InlineData("WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r)\n"
        + "SELECT '' AS file, '' AS path, n AS message FROM r WHERE n < 0")]
    public async Task A_check_that_never_ends_is_interrupted_and_the_next_one_runs(string check)
    {
        var book = PolicyBook.Read(
            [Written.File("a.policy.yaml", Written.Policy("a", check)),
                Written.File("b.policy.yaml", Written.Policy("b", Written.ShortNames))], []);
        var hasty = new PolicyEngine(new() { CheckTime = TimeSpan.FromSeconds(3) }, _time);

        var report = await hasty.JudgeAsync(book, Written.Contracts("x"), MeshFacts.Unknown, Cancel);

        Assert.Equal([Verdict.Error, Verdict.Fail], report.Outcomes.Select(outcome => outcome.Verdict));
        Assert.Equal("a.policy.yaml:11: the check did not end within 3 s", report.Outcomes[0].Reason);
    }

    [Fact]
    public async Task A_check_that_takes_all_memory_is_an_error()
    {
        var outcome = await JudgeAsync("SELECT file, path, len(list(range)) AS message FROM contract, range(500000000) GROUP BY ALL", "x");

        Assert.Equal(Verdict.Error, outcome.Verdict);
        Assert.Contains("Out of Memory", outcome.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT file, path, content AS message FROM contract, read_text('/etc/passwd')")]
    [InlineData("SELECT file, path, 'x' AS message FROM contract, '/etc/passwd'")]
    [InlineData("SELECT file, path, getenv('HOME') AS message FROM contract")]
    [InlineData("SELECT name AS file, value AS path, 'x' AS message FROM duckdb_settings()")]
    [InlineData("SELECT file, path, 'x' AS message FROM contract, information_schema.tables")]
    [InlineData("SELECT file, path, 'x' AS message FROM contract; SELECT 1")]
    [InlineData("COPY contract TO '/tmp/stolen.csv'")]
    [InlineData("ATTACH '/tmp/other.db'")]
    [InlineData("INSTALL httpfs")]
    [InlineData("SET memory_limit = '8GB'")]
    [InlineData("PRAGMA database_list")]
    [InlineData("DROP TABLE contract")]
    [InlineData("DELETE FROM contract")]
    public async Task A_check_is_one_SELECT_over_relations_and_nothing_else(string check)
    {
        var outcome = await JudgeAsync(check, "x");

        Assert.Equal(Verdict.Error, outcome.Verdict);
        Assert.StartsWith("a.policy.yaml:11: ", outcome.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Permission", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_the_mesh_knows_is_not_executed_without_it_and_is_no_pass()
    {
        var outcome = await JudgeAsync("SELECT file, path, 'x' AS message FROM contract ANTI JOIN published_contract USING (contract_id)",
            "x");

        Assert.Equal((Verdict.NotExecuted, "the relation 'published_contract' is known only to the mesh"),
            (outcome.Verdict, outcome.Reason));
    }

    [Fact]
    public async Task What_is_in_the_mesh_has_the_columns_of_the_documents()
    {
        var book = Written.Book("SELECT file, path, 'x' AS message FROM contract ANTI JOIN published_contract USING (contract_id)");
        var facts = new MeshFacts { Published = Written.Contracts("x") };

        var report = await new PolicyEngine(Patient, _time).JudgeAsync(book, Written.Contracts("x", "y"), facts, Cancel);

        Assert.Equal(["y.odcs.yaml"], Assert.Single(report.Outcomes).Findings.Select(finding => finding.File));
    }

    [Fact]
    public async Task Facts_of_the_mesh_are_rows_by_the_clock_that_is_given()
    {
        var book = Written.Book(
            "SELECT u.domain, u.contract, 'read ' || reads || ' times on ' || last_read_at::DATE AS message\n"
                + "FROM usage u, clock WHERE last_read_at > now",
            ("scope", "mesh"));
        var read = new ContractUsage
        {
            Domain = "d",
            Contract = "c",
            Major = 1,
            Consumer = "bi",
            Reads = 7,
            LastReadAt = _time.GetUtcNow().AddDays(1)
        };
        var facts = new MeshFacts { Usage = [read, read with { LastReadAt = _time.GetUtcNow() }] };

        var report = await new PolicyEngine(Patient, _time).JudgeAsync(book, DocumentSet.Empty, facts, Cancel);

        Assert.Equal("d/c: blocking a: read 7 times on 2026-05-03. Fix: Write a longer name",
            Assert.Single(report.Outcomes[0].Findings).ToString());
    }

    [Fact]
    public async Task More_offences_than_the_limit_are_counted_as_more()
    {
        var limits = Patient with { FindingsPerPolicy = 2 };

        var report = await new PolicyEngine(limits, _time).JudgeAsync(
            Written.Book(Written.ShortNames), Written.Contracts("x", "y", "z"), MeshFacts.Unknown, Cancel);

        Assert.Equal((2, true), (report.Outcomes[0].Findings.Count, report.Outcomes[0].HasMore));
    }

    [Theory]
    [InlineData("draft", Verdict.NotExecuted, false)]
    [InlineData("advisory", Verdict.Fail, false)]
    [InlineData("enforced", Verdict.Fail, true)]
    public async Task A_policy_runs_once_it_is_advisory_and_blocks_once_it_is_enforced(string status, Verdict verdict, bool blocks)
    {
        var report = await new PolicyEngine(Patient, _time).JudgeAsync(
            Written.Book(Written.ShortNames, ("status", status)), Written.Contracts("x"), MeshFacts.Unknown, Cancel);

        Assert.Equal((verdict, blocks), (Assert.Single(report.Outcomes).Verdict, report.Blocks));
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("advisory")]
    public async Task A_dry_run_lists_who_would_fail_before_anyone_enforces_it(string status)
    {
        var documents = new DocumentSet(
            [],
            [new("1.odcs.yaml", Written.Contract("flights", "x")), new("2.odcs.yaml", Written.Contract("airports", "y")),
                new("3.odcs.yaml", Written.Contract("airports", "long-name"))]);

        var report = await new PolicyEngine(Patient, _time).DryRunAsync(
            Written.Book(Written.ShortNames, ("status", status)), ["a"], documents, MeshFacts.Unknown, Cancel);

        Assert.Equal(
            [("airports", "the-product", true, "2.odcs.yaml"), ("flights", "the-product", true, "1.odcs.yaml")],
            report.Offenders
                .Select(offender => (offender.Domain, offender.Product, offender.IsBlocked, Assert.Single(offender.Findings).File)));
    }

    [Theory]
    [InlineData(100, 3, true)]
    [InlineData(2, 2, false)]
    public async Task A_dry_run_lists_every_product_or_says_that_there_are_more(int most, int listed, bool isComplete)
    {
        var limits = Patient with { FindingsPerPolicy = 1, FindingsPerDryRun = most };
        var documents = new DocumentSet(
            [], [.. "abc".Select(c => new ContractDocument($"{c}.odcs.yaml", Written.Contract($"{c}", "x")))]);

        var report = await new PolicyEngine(limits, _time).DryRunAsync(
            Written.Book(Written.ShortNames), [], documents, MeshFacts.Unknown, Cancel);

        Assert.Equal((listed, isComplete), (report.Offenders.Count, report.IsComplete));
    }

    [Fact]
    public async Task A_dry_run_of_an_unknown_policy_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => new PolicyEngine(Patient, _time).DryRunAsync(
            Written.Book(Written.ShortNames), ["zebra"], DocumentSet.Empty, MeshFacts.Unknown, Cancel));

    [Fact]
    public async Task Judging_ends_when_its_caller_gives_up()
    {
        using var given = new CancellationTokenSource();
        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new PolicyEngine(Patient, _time).JudgeAsync(
            Written.Book(Written.ShortNames), Written.Contracts("x"), MeshFacts.Unknown, given.Token));
    }

    private async Task<PolicyOutcome> JudgeAsync(string check, params string[] contracts)
    {
        var report = await new PolicyEngine(Patient, _time).JudgeAsync(
            Written.Book(check), Written.Contracts(contracts), MeshFacts.Unknown, Cancel);
        return Assert.Single(report.Outcomes);
    }
}
