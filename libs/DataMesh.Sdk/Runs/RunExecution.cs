using System.Diagnostics;
using DataMesh.Client;
using DataMesh.Contracts;
using DataMesh.Sdk.Documents;
using DataMesh.Sdk.Pipelines;
using DataMesh.Sdk.Reporting;
using DataMesh.Tables;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DataMesh.Sdk.Runs;

/// <summary>Executes one run: read, transform, stage, audit, commit, report. Whatever goes wrong before the commit leaves nothing visible.</summary>
internal sealed partial class RunExecution(
    PipelineInputs inputs,
    PipelineSources sources,
    PipelineRegistry code,
    SqlPipeline sql,
    TableRegistry tables,
    ITableStorage storage,
    RunReports reports,
    IOptions<DomainOptions> options,
    TimeProvider time,
    ILogger<RunExecution> logger)
{
    private readonly ObjectStage _stage = new(storage);

    public async Task ExecuteAsync(RunJob job, RunProgress progress, CancellationToken ct)
    {
        using var activity = StartActivity(job);
        var started = time.GetTimestamp();
        reports.Started(job);
        try
        {
            var commits = await FindCommittedAsync(job, ct) ?? await MakeAsync(job, progress, ct);
            progress.Commit(commits, time.GetUtcNow());
            activity?.SetTag("datamesh.rows", commits.Sum(commit => commit.Rows)).SetTag("datamesh.bytes", commits.Sum(commit => commit.Bytes))
                .SetTag("datamesh.data_version", commits.Max(commit => commit.DataVersion));
            Log.Committed(logger, job.Contract.Name, job.RunId, commits.Sum(commit => commit.RowsWritten));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            progress.Fail(new() { Code = "domain-lost", Message = "The domain is stopping; the run is repeated when it is back.", Retryable = true }, time.GetUtcNow());
        }
#pragma warning disable CA1031 // A run ends with a reason, whatever happened; the reason is what the scheduler and people act on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Fail(job, progress, failure, activity);
        }

        SdkTelemetry.RunEnded(job.Product.Domain, job.Contract.Name, progress.Status.State.ToString().ToLowerInvariant(), time.GetElapsedTime(started));
    }

    private static Activity? StartActivity(RunJob job) => SdkTelemetry.Source.StartActivity(
        $"pipeline.run {job.Contract.Name}",
        ActivityKind.Internal,
        job.Parent,
        [
            new("datamesh.domain", job.Product.Domain),
            new("datamesh.contract", job.Contract.Name),
            new("datamesh.major", job.Contract.Version.Major),
            new("datamesh.run_id", job.RunId),
            new("datamesh.trigger", job.Request.Trigger.ToString()),
        ]);

    /// <summary>A run that committed every object before it was asked again has nothing left to do.</summary>
    private async Task<IReadOnlyList<ObjectCommit>?> FindCommittedAsync(RunJob job, CancellationToken ct)
    {
        var commits = new List<ObjectCommit>();
        foreach (var schema in job.Contract.Schema)
        {
            var snapshot = await TableOf(job, schema).FindSnapshotAsync(ct);
            if (snapshot?.HasRun(job.RunId) != true)
            {
                return null;
            }

            commits.Add(Describe(schema.Name, snapshot, rowsWritten: 0));
        }

        return commits;
    }

    private async Task<IReadOnlyList<ObjectCommit>> MakeAsync(RunJob job, RunProgress progress, CancellationToken ct)
    {
        var existing = await FindExistingAsync(job, ct);
        var spill = Directory.CreateTempSubdirectory("datamesh-run-");
        var written = new List<StagedObject>();
        var committed = false;
        try
        {
            using var session = DuckDbSession.Open(Bounds(spill.FullName));
            progress.Enter("reading");
            var (pinned, read) = await ReadAsync(job, session, existing, ct);
            if (!read.HasNews && job.Contract.LoadMode != LoadMode.Full && existing.Count == job.Contract.Schema.Count)
            {
                return [.. existing.Values.Select(snapshot => Describe(snapshot.Address.Object, snapshot, rowsWritten: 0))];
            }

            progress.Enter("transforming");
            await TransformAsync(job, session, written, ct);
            var kept = await LoadRows.MeetAsync(job, session, storage, written, existing, ct);
            progress.Enter("auditing");
            await AuditAsync(job, progress, written, kept, spill.FullName, ct);
            progress.Enter("committing");
            var commits = await CommitAsync(job, written, existing, read.Watermarks, ct);
            committed = true;
            reports.Committed(job, pinned, written, commits, progress.Status.Checks);
            return commits;
        }
        finally
        {
            if (!committed)
            {
                await DiscardAsync(job, written);
            }

            spill.Delete(recursive: true);
        }
    }

    private DuckDbOptions Bounds(string spill) => new()
    {
        MemoryMegabytes = options.Value.PipelineMemoryMegabytes,
        Threads = options.Value.PipelineThreads,
        TemporaryFolder = spill,
    };

    private async Task<Dictionary<string, TableSnapshot>> FindExistingAsync(RunJob job, CancellationToken ct)
    {
        var existing = new Dictionary<string, TableSnapshot>();
        foreach (var schema in job.Contract.Schema)
        {
            if (await TableOf(job, schema).FindSnapshotAsync(ct) is { } snapshot)
            {
                if (snapshot.Fence > job.Request.FencingToken)
                {
                    throw new FencedException(snapshot.Address, job.Request.FencingToken, snapshot.Fence.Value);
                }

                existing[schema.Name] = snapshot;
            }
        }

        return existing;
    }

    private async Task<(IReadOnlyList<PinnedInput> Inputs, ReadSources Sources)> ReadAsync(
        RunJob job, DuckDbSession session, Dictionary<string, TableSnapshot> existing, CancellationToken ct)
    {
        using var activity = SdkTelemetry.Source.StartActivity("reading");
        var pinned = await inputs.AttachAsync(session, job.Product, job.Contract, job.Request.Inputs, ct);
        var read = await sources.AttachAsync(
            session, job.Contract, source => existing.Values.Select(snapshot => snapshot.Watermark(source)).Max(), ct);
        return (pinned, read);
    }

    private async Task TransformAsync(RunJob job, DuckDbSession session, List<StagedObject> staged, CancellationToken ct)
    {
        using var activity = SdkTelemetry.Source.StartActivity("transforming");
        var context = new PipelineContext(job.RunId, job.Request.Trigger, job.Contract, session, StageAsync);
        await (code.Find(job.Contract.Name) is { } pipeline ? pipeline(context, ct) : sql.RunAsync(context, ct));
        var forgotten = job.Contract.Schema.Select(schema => schema.Name).Except(staged.Select(rows => rows.Address.Object)).ToList();
        if (forgotten.Count > 0)
        {
            throw new SchemaMismatchException($"The pipeline staged no rows for {string.Join(", ", forgotten.Select(name => $"'{name}'"))}; stage every object of the contract.");
        }

        async Task StageAsync(string name, string query, CancellationToken token)
        {
            var schema = job.Contract.Schema.FirstOrDefault(candidate => candidate.Name == name)
                ?? throw new SchemaMismatchException($"The contract '{job.Contract.Name}' has no object '{name}'.");
            staged.Add(await _stage.StageAsync(session, TableOf(job, schema).Address, schema, query, job.RunId, token));
        }
    }

    private async Task AuditAsync(
        RunJob job, RunProgress progress, IReadOnlyList<StagedObject> staged, IReadOnlyDictionary<string, TableSnapshot> kept, string spill, CancellationToken ct)
    {
        using var activity = SdkTelemetry.Source.StartActivity("auditing");
        var report = await new AuditRunner(storage, Bounds(spill)).AuditAsync(job.Contract, staged, kept, ct);
        progress.Audited([.. report.Outcomes.Select(CheckResults.Of)]);
        activity?.SetTag("datamesh.checks", report.Outcomes.Count);
        if (report.Reason is { } reason)
        {
            throw new PipelineFailure("audit-failed", $"Nothing was published, because the rows break the contract. {reason}", retryable: false);
        }
    }

    private async Task<IReadOnlyList<ObjectCommit>> CommitAsync(
        RunJob job, IReadOnlyList<StagedObject> staged, Dictionary<string, TableSnapshot> existing, IReadOnlyDictionary<string, long> watermarks, CancellationToken ct)
    {
        using var activity = SdkTelemetry.Source.StartActivity("committing");
        var commits = new List<ObjectCommit>();
        foreach (var rows in staged)
        {
            var commit = LoadRows.CommitOf(job, rows, existing.GetValueOrDefault(rows.Address.Object), watermarks, Activity.Current?.Id);
            var result = await tables.Of(rows.Address).CommitAsync(commit, ct);
            commits.Add(Describe(rows.Address.Object, result.Snapshot, rows.Rows) with { DataVersion = result.Version });
        }

        return commits;
    }

    /// <summary>Objects that committed before another one failed keep their files: the repeated run finds them committed.</summary>
    private async Task DiscardAsync(RunJob job, IReadOnlyList<StagedObject> staged)
    {
        foreach (var rows in staged)
        {
            var snapshot = await tables.Of(rows.Address).FindSnapshotAsync(CancellationToken.None);
            if (snapshot?.HasRun(job.RunId) != true)
            {
                await _stage.DiscardAsync(rows);
            }
        }
    }

    private void Fail(RunJob job, RunProgress progress, Exception failure, Activity? activity)
    {
        var error = RunErrors.Of(failure);
        progress.Fail(error, time.GetUtcNow());
        activity?.SetStatus(ActivityStatusCode.Error, error.Message);
        reports.Failed(job, progress.Status);
        Log.Failed(logger, job.Contract.Name, job.RunId, error.Code, error.Message, error.Code == RunErrors.Unexpected ? failure : null);
    }

    private DeltaTable TableOf(RunJob job, SchemaObject schema) => tables.Of(job.Product.Domain, job.Contract, schema);

    private static ObjectCommit Describe(string name, TableSnapshot snapshot, long rowsWritten) => new()
    {
        Object = name,
        DataVersion = snapshot.Version,
        RowsWritten = rowsWritten,
        Rows = snapshot.Rows,
        Bytes = snapshot.Bytes,
    };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Pipeline {Contract}, run {RunId}: {Rows} rows are published.")]
        public static partial void Committed(ILogger logger, string contract, string runId, long rows);

        [LoggerMessage(LogLevel.Error, "Pipeline {Contract}, run {RunId} failed ({Code}): {Reason}")]
        public static partial void Failed(ILogger logger, string contract, string runId, string code, string reason, Exception? failure);
    }
}
