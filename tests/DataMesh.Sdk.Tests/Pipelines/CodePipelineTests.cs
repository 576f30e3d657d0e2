using DataMesh.Client;
using DataMesh.Testing;

namespace DataMesh.Sdk.Tests.Pipelines;

/// <summary>Rows made in C# pass through the same hands as those made in SQL.</summary>
public sealed class CodePipelineTests
{
    [Fact]
    public async Task Rows_made_in_code_are_audited_committed_and_reported()
    {
        await using var domain = Domain((context, ct) => context.StageAsync("order", Documents.Sql, ct));
        await domain.StartAsync();

        var run = await domain.RunAsync();

        Assert.Equal((RunState.Committed, 5L), (run.State, Assert.Single(run.Commits).Rows));
        Assert.Contains(run.Checks, check => check is { Rule: "nothing is free", Status: CheckStatus.Pass });
        Assert.Equal(5, (await domain.GetAsync(TestDomain.Rows))["value"]!.AsArray().Count);
        await WaitUntil.TrueAsync(
            () => domain.Catalog.Events.Any(reported => (string?)reported["eventType"] == "COMPLETE"),
            TimeSpan.FromSeconds(10),
            "the commit to be reported");
    }

    [Fact]
    public async Task Rows_made_in_code_that_break_the_contract_are_not_published()
    {
        await using var domain = Domain((context, ct) => context.StageAsync(
            "order", "SELECT 1::BIGINT AS id, 'Eve' AS customer, -1.0 AS amount, NULL::DATE AS ordered_on, true AS paid", ct));
        await domain.StartAsync();

        var run = await domain.RunAsync();

        Assert.Equal((RunState.Failed, "audit-failed"), (run.State, run.Error?.Code));
        Assert.Empty(run.Commits);
    }

    [Fact]
    public async Task Code_that_throws_after_staging_publishes_nothing_and_says_what_it_threw()
    {
        await using var domain = Domain(async (context, ct) =>
        {
            await context.StageAsync("order", Documents.Sql, ct);
            throw new InvalidOperationException("the partner's service is closed");
        });
        await domain.StartAsync();

        var run = await domain.RunAsync();

        Assert.Equal((RunState.Failed, "unexpected", true), (run.State, run.Error?.Code, run.Error?.Retryable));
        Assert.Contains("the partner's service is closed", run.Error!.Message, StringComparison.Ordinal);
        Assert.Empty(run.Commits);
    }

    [Fact]
    public async Task Code_that_yields_other_columns_than_the_contract_names_them()
    {
        await using var domain = Domain((context, ct) => context.StageAsync("order", "SELECT 1 AS id, 2 AS total", ct));
        await domain.StartAsync();

        var run = await domain.RunAsync();

        Assert.Equal((RunState.Failed, "schema-mismatch", false), (run.State, run.Error?.Code, run.Error?.Retryable));
        Assert.Contains("lacks 'customer'", run.Error!.Message, StringComparison.Ordinal);
        Assert.Contains("yields 'total'", run.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_that_forgets_an_object_is_told_which()
    {
        await using var domain = Domain((_, _) => Task.CompletedTask);
        await domain.StartAsync();

        var run = await domain.RunAsync();

        Assert.Equal((RunState.Failed, "schema-mismatch"), (run.State, run.Error?.Code));
        Assert.Contains("'order'", run.Error!.Message, StringComparison.Ordinal);
    }

    /// <summary>The message is the one that DuckDB gives when a COPY meets a full device.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_full_disk_while_staging_is_one_sentence_with_the_remedy(bool inCode)
    {
        const string Full = "SELECT error('IO Error: Could not write file \"/tables/part.parquet\": No space left on device') AS id, "
            + "'' AS customer, 1.0 AS amount, NULL::DATE AS ordered_on, true AS paid";
        await using var domain = inCode ? Domain((context, ct) => context.StageAsync("order", Full, ct)) : new TestDomain();
        domain.Write("orders.sql", Full);
        await domain.StartAsync();

        var run = await domain.RunAsync();

        Assert.Equal((RunState.Failed, "storage-failed", true), (run.State, run.Error?.Code, run.Error?.Retryable));
        Assert.Equal("The disk is full, so nothing was published. Free space; the run is repeated by itself.", run.Error!.Message);
    }

    private static TestDomain Domain(PipelineCode code) => new() { Configure = builder => builder.Pipeline("orders", code) };
}
