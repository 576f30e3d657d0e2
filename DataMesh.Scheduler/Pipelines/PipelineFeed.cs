using System.Text.Json;
using DataMesh.Client;
using DataMesh.Scheduler.Queues;
using DataMesh.Scheduler.Runs;
using DataMesh.Scheduler.Storage;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Scheduler.Pipelines;

/// <summary>
/// Turns changes into pipelines and runs. A page is applied in one transaction with the cursor, and each run has a cause that is unique for
/// its pipeline: a page that comes twice starts nothing twice.
/// </summary>
internal sealed partial class PipelineFeed(IServiceScopeFactory scopes, AwaitSchema schema, RunQueue queue, TimeProvider time, ILogger<PipelineFeed> logger) : ChangeFollower(scopes, time, logger)
{
    private readonly IServiceScopeFactory _scopes = scopes;
    private readonly TimeProvider _time = time;

    protected override async Task<long> LoadCursorAsync(CancellationToken ct)
    {
        await schema.CurrentAsync(ct);
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SchedulerDb>();
        foreach (var pipeline in await db.Pipelines.AsNoTracking().Where(pipeline => pipeline.IsActive).ToListAsync(ct))
        {
            queue.Schedule(pipeline);
        }

        return (await db.Cursors.AsNoTracking().SingleOrDefaultAsync(ct))?.Sequence ?? 0;
    }

    protected override async Task ApplyAsync(ChangePage page, CancellationToken ct)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SchedulerDb>();
        var touched = await db.Database.CreateExecutionStrategy().ExecuteAsync(() => StoreAsync(page, db, ct));
        foreach (var pipeline in touched)
        {
            queue.Schedule(pipeline);
        }

        await queue.EnqueueWaitingAsync(db, ct);
    }

    /// <summary>
    /// Writes down what a page means. Changes up to the stored cursor are passed over: a page can come again after a commit whose answer was
    /// lost, or from another scheduler, and a change that found a run waiting has left no run of its own to recognise it by.
    /// </summary>
    internal async Task<IReadOnlyCollection<Pipeline>> StoreAsync(ChangePage page, SchedulerDb db, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var cursor = await LockCursorAsync(db, ct);
        var touched = new HashSet<Pipeline>();
        foreach (var change in page.Changes.Where(change => change.Sequence > cursor.Sequence))
        {
            switch (change)
            {
                case ProductPublished published:
                    touched.UnionWith(await PublishedAsync(published, db, ct));
                    break;
                case DataCommitted committed:
                    await CommittedAsync(committed, db, ct);
                    break;
            }
        }

        cursor.Sequence = Math.Max(cursor.Sequence, page.Next);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return touched;
    }

    private static async Task<FeedCursor> LockCursorAsync(SchedulerDb db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"""INSERT INTO feed_cursor ("Id", "Sequence") VALUES ({FeedCursor.Only}, 0) ON CONFLICT DO NOTHING""", ct);
        return await db.Cursors.FromSql($"""SELECT * FROM feed_cursor WHERE "Id" = {FeedCursor.Only} FOR UPDATE""").SingleAsync(ct);
    }

    private async Task<List<Pipeline>> PublishedAsync(ProductPublished published, SchedulerDb db, CancellationToken ct)
    {
        var known = await db.Pipelines.Where(pipeline => pipeline.Domain == published.Domain).ToListAsync(ct);
        foreach (var vanished in known.Where(pipeline => pipeline.Product == published.Product && !published.Contracts.Any(contract => Makes(pipeline, contract))))
        {
            vanished.IsActive = false;
        }

        var current = published.Contracts.Select(contract => Update(known.FirstOrDefault(pipeline => Makes(pipeline, contract)), published, contract, db)).ToList();
        await db.SaveChangesAsync(ct);
        foreach (var pipeline in current)
        {
            if (await db.HasAllInputsAsync(pipeline, ct))
            {
                await db.CreateRunAsync(pipeline, RunTrigger.Published, $"published:{published.Sequence}", link: null, _time.GetUtcNow(), ct);
            }
            else
            {
                Log.Waits(logger, pipeline.Domain, pipeline.Contract);
            }
        }

        return [.. current, .. known.Where(pipeline => !pipeline.IsActive)];
    }

    private static Pipeline Update(Pipeline? known, ProductPublished published, PublishedContract contract, SchedulerDb db)
    {
        var pipeline = known ?? db.Pipelines.Add(new()
        {
            Domain = published.Domain,
            Contract = contract.Contract,
            Major = contract.Major,
            Product = published.Product,
            ContractId = contract.Id,
            Address = string.Empty,
            Inputs = "[]",
            Objects = "[]",
        }).Entity;
        pipeline.Product = published.Product;
        pipeline.ContractId = contract.Id;
        pipeline.Address = published.Address?.ToString() ?? pipeline.Address;
        pipeline.Schedule = contract.Schedule;
        pipeline.Inputs = JsonSerializer.Serialize(contract.Inputs, MeshJson.Options);
        pipeline.Objects = JsonSerializer.Serialize(contract.Objects, MeshJson.Options);
        pipeline.IsActive = true;
        return pipeline;
    }

    /// <summary>
    /// Every pipeline made from these rows runs, once all its other inputs have rows too. The objects of one run come together and wake it
    /// once; one that a repeated run commits later wakes it again, since what it has made lacks those rows.
    /// </summary>
    private async Task CommittedAsync(DataCommitted committed, SchedulerDb db, CancellationToken ct)
    {
        if (await db.Committed.FindAsync([committed.Domain, committed.Contract, committed.Major], ct) is null)
        {
            db.Committed.Add(new() { Domain = committed.Domain, Contract = committed.Contract, Major = committed.Major });
            await db.SaveChangesAsync(ct);
        }

        var source = await db.Pipelines.FirstOrDefaultAsync(
            pipeline => pipeline.Domain == committed.Domain && pipeline.Contract == committed.Contract && pipeline.Major == committed.Major, ct);
        if (source is null)
        {
            return;
        }

        var all = await db.Pipelines.Where(pipeline => pipeline.IsActive).ToListAsync(ct);
        foreach (var pipeline in all.Where(pipeline => pipeline.ReadInputs().Any(input => input.ContractId == source.ContractId && input.Major == source.Major)))
        {
            if (await db.HasAllInputsAsync(pipeline, ct))
            {
                await db.CreateRunAsync(pipeline, RunTrigger.Upstream, $"upstream:{committed.Sequence}", committed.TraceParent, _time.GetUtcNow(), ct);
            }
        }
    }

    private static bool Makes(Pipeline pipeline, PublishedContract contract) => pipeline.Contract == contract.Contract && pipeline.Major == contract.Major;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Pipeline {Domain}/{Contract} waits for rows of its inputs.")]
        public static partial void Waits(ILogger logger, string domain, string contract);
    }
}
