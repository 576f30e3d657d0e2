using System.Diagnostics;
using DuckDB.NET.Data;

namespace DataMesh.Tables;

/// <summary>The span of a query, by OpenTelemetry's semantic conventions for database clients.</summary>
internal static class QueryActivity
{
    private const int LongestText = 4000;

    public static Activity? Start(string sql) => TablesTelemetry.Source.StartActivity("duckdb.query", ActivityKind.Client)
        ?.SetTag("db.system.name", "duckdb")
        .SetTag("db.query.text", sql.Length <= LongestText ? sql : sql[..LongestText]);

    /// <summary>Marks the span; an interruption that was asked for becomes a cancellation.</summary>
    public static Exception Failed(Activity? activity, DuckDBException failure, CancellationToken ct)
    {
        activity?.SetStatus(ActivityStatusCode.Error, failure.Message);
        return ct.IsCancellationRequested ? new OperationCanceledException("The query was cancelled.", failure, ct) : failure;
    }
}
