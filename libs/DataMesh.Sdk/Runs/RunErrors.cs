using DataMesh.Client;
using DataMesh.Sdk.Pipelines;
using DataMesh.Tables;
using DuckDB.NET.Data;

namespace DataMesh.Sdk.Runs;

/// <summary>What a failure means to the scheduler and to a person.</summary>
internal static class RunErrors
{
    /// <summary>Code of a failure that nobody foresaw: the log has its stack trace.</summary>
    public const string Unexpected = "unexpected";
    private const int NoSpaceLeft = 28;

    public static RunError Of(Exception failure) => failure switch
    {
        PipelineFailure known => known.Error,
        SchemaMismatchException mismatch => Error("schema-mismatch", mismatch.Message, retryable: false),
        FencedException fenced => Error("fenced", fenced.Message, retryable: false),
        CommitConflictException conflict => Error("storage-failed", conflict.Message, retryable: true),
        BrokenTableException or UnsupportedTableException => Error("storage-failed", failure.Message, retryable: false),
        IOException full when IsFull(full) || full.Message.Contains("No space left", StringComparison.OrdinalIgnoreCase) => Full(),
        DuckDBException full when IsFull(full) => Full(),
        IOException io => Error("storage-failed", $"The storage failed: {io.Message}", retryable: true),
        DuckDBException sql => Error("sql-failed", sql.Message, retryable: false),
        _ => Error(Unexpected, $"The pipeline broke unexpectedly ({failure.GetType().Name}: {failure.Message}); the domain's log has the details.", retryable: true),
    };

    /// <summary>DuckDB found no room for what it writes: no fault of the SQL, and gone once there is.</summary>
    public static bool IsFull(DuckDBException failure) => failure.Message.Contains("No space left", StringComparison.OrdinalIgnoreCase);

    private static bool IsFull(IOException failure) => (failure.HResult & 0xFFFF) is NoSpaceLeft or 112;

    private static RunError Full() => Error("storage-failed", "The disk is full, so nothing was published. Free space; the run is repeated by itself.", retryable: true);

    private static RunError Error(string code, string message, bool retryable) => new() { Code = code, Message = message, Retryable = retryable };
}
