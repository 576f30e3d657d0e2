using DataMesh.Contracts;
using DataMesh.Sdk.Documents;
using DataMesh.Tables;
using DuckDB.NET.Data;
using Npgsql;

namespace DataMesh.Sdk.Pipelines;

/// <summary>The sources of a contract: files as views, PostgreSQL tables streamed into the session, above the last watermark.</summary>
internal sealed class PipelineSources(DomainFolder folder, PostgresConnections connections)
{
    /// <param name="watermark">The last committed watermark of a source, or null.</param>
    /// <exception cref="PipelineFailure">A source cannot be read.</exception>
    public async Task<ReadSources> AttachAsync(DuckDbSession session, DataContract contract, Func<string, long?> watermark, CancellationToken ct)
    {
        var watermarks = new Dictionary<string, long>();
        var hasNews = contract.Sources.Count == 0;
        foreach (var source in contract.Sources)
        {
            var read = await ReadAsync(session, source, watermark(source.Name), ct);
            hasNews |= source.Watermark is null || read.Rows > 0;
            if (read.Watermark is { } reached)
            {
                watermarks[source.Name] = reached;
            }
        }

        return new(watermarks, hasNews);
    }

    private async Task<PostgresRead> ReadAsync(DuckDbSession session, Source source, long? after, CancellationToken ct)
    {
        try
        {
            if (source.Type == SourceType.Postgres)
            {
                return await PostgresSource.CopyToDuckDbAsync(
                    connections.Of(source.Connection!), source.Table!, source.Watermark, after, session, source.Name, ct);
            }

            var query = FileSource.Query(source.Type.ToString().ToLowerInvariant(), folder.Locate(source.Path!));
            await session.AttachViewAsync(schema: null, source.Name, query, ct);
            return new(0, null);
        }
        catch (NpgsqlException failure)
        {
            // A table that does not exist yet may be made by a migration that is still running: worth another try, as a lost connection is.
            throw new PipelineFailure("source-failed", $"The source '{source.Name}' ({source.Connection}: {source.Table}) cannot be read: {failure.Message}", retryable: true);
        }
        catch (Exception failure) when (failure is DuckDBException or NotSupportedException)
        {
            throw new PipelineFailure("source-failed", $"The source '{source.Name}' cannot be read: {failure.Message}", retryable: false);
        }
    }
}
