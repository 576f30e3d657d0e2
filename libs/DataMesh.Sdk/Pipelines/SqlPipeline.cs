using System.Text.RegularExpressions;
using DataMesh.Sdk.Documents;
using DataMesh.Sdk.Runs;
using DuckDB.NET.Data;

namespace DataMesh.Sdk.Pipelines;

/// <summary>
/// Makes the rows of a contract from its SQL: <c>{contract}.sql</c> for one object, <c>{contract}.{object}.sql</c> where there are several.
/// Each file is one query.
/// </summary>
internal sealed partial class SqlPipeline(DomainFolder folder)
{
    /// <exception cref="PipelineFailure">A file is missing, or DuckDB refuses its SQL.</exception>
    public async Task RunAsync(PipelineContext context, CancellationToken ct)
    {
        var objects = context.Contract.Schema;
        foreach (var schema in objects)
        {
            var file = objects.Count == 1 ? $"{context.Contract.Name}.sql" : $"{context.Contract.Name}.{schema.Name}.sql";
            var path = folder.Locate(file);
            if (!File.Exists(path))
            {
                throw new PipelineFailure("sql-failed", $"{file} does not exist. Write the query that gives the rows of object '{schema.Name}'.", retryable: false);
            }

            var query = (await File.ReadAllTextAsync(path, ct)).TrimEnd().TrimEnd(';');
            try
            {
                await context.StageAsync(schema.Name, query, ct);
            }
            catch (DuckDBException failure) when (!RunErrors.IsFull(failure))
            {
                throw new PipelineFailure("sql-failed", Explain(file, failure.Message), IsTransient(failure));
            }
        }
    }

    /// <summary><c>LINE 3: …</c> in DuckDB's message is line 3 of the file: what stands before the query stands on its first line.</summary>
    private static string Explain(string file, string message) =>
        LinePattern().Match(message) is { Success: true } line ? $"{file}:{line.Groups["line"].Value}: {message}" : $"{file}: {message}";

    private static bool IsTransient(DuckDBException failure) =>
        failure.Message.StartsWith("Out of Memory", StringComparison.OrdinalIgnoreCase) || failure.Message.StartsWith("IO Error", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("LINE (?<line>[0-9]+):", RegexOptions.ExplicitCapture)]
    private static partial Regex LinePattern();
}
