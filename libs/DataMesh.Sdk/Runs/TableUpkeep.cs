using DataMesh.Sdk.Documents;
using DataMesh.Tables;
using DuckDB.NET.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DataMesh.Sdk.Runs;

/// <summary>
/// Keeps the domain's tables in order, at the start and every six hours: files that dead runs left behind are deleted, small files joined,
/// checkpoints written that a crash prevented, and files deleted that no version within the retention needs.
/// </summary>
internal sealed partial class TableUpkeep(
    DomainContracts contracts, TableRegistry tables, ITableStorage storage, IOptions<DomainOptions> options, TimeProvider time, ILogger<TableUpkeep> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                foreach (var table in Tables())
                {
                    await LookAfterAsync(table, stoppingToken);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left to do is done at the next start.
        }
    }

    private List<DeltaTable> Tables() =>
    [
        .. contracts.InForce.Products.SelectMany(product => product.Contracts.SelectMany(contract =>
            contract.Contract.Schema.Select(schema => tables.Of(product.Domain, contract.Contract, schema)))),
    ];

    private async Task LookAfterAsync(DeltaTable table, CancellationToken ct)
    {
        try
        {
            var abandoned = await new ObjectStage(storage).DiscardAbandonedAsync(table, time.GetUtcNow(), ct);
            var compacted = await CompactAsync(table, ct);
            await table.CheckpointWhenDueAsync(ct);
            var deleted = await table.VacuumAsync(retention: null, ct);
            if (abandoned + deleted.Count > 0 || compacted is not null)
            {
                Log.Tidied(logger, table.Address, abandoned, deleted.Count, compacted?.Version);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or DuckDBException or BrokenTableException or UnsupportedTableException)
        {
            Log.Failed(logger, table.Address, failure.Message);
        }
    }

    private async Task<CommitResult?> CompactAsync(DeltaTable table, CancellationToken ct)
    {
        var spill = Directory.CreateTempSubdirectory("datamesh-compact-");
        try
        {
            return await table.CompactAsync(
                new() { MemoryMegabytes = options.Value.PipelineMemoryMegabytes, Threads = options.Value.PipelineThreads, TemporaryFolder = spill.FullName }, ct);
        }
        finally
        {
            spill.Delete(recursive: true);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Table {Table}: {Abandoned} abandoned and {Deleted} old files were deleted; small files joined in commit {Commit}.")]
        public static partial void Tidied(ILogger logger, TableAddress table, int abandoned, int deleted, long? commit);

        [LoggerMessage(LogLevel.Warning, "Table {Table} could not be kept in order just now ({Reason}); it is tried again in six hours.")]
        public static partial void Failed(ILogger logger, TableAddress table, string reason);
    }
}
