using System.Text.Json;
using System.Text.Json.Nodes;
using DuckDB.NET.Data;

namespace DataMesh.Tables;

/// <summary>Reads the actions of a classic checkpoint, whoever wrote it (Delta protocol, "Checkpoint Schema").</summary>
internal static class ReadCheckpoint
{
    private static readonly string[] Known = ["protocol", "metaData", "txn", "add", "remove"];
    private static readonly DuckDbOptions Bounds = new() { MemoryMegabytes = 256, Threads = 1 };

    /// <summary>Null when a file is missing or unreadable: the reader then begins elsewhere.</summary>
    /// <exception cref="UnsupportedTableException">An action needs a newer protocol.</exception>
    public static async Task<IReadOnlyList<LogAction>?> TryAsync(CheckpointFiles checkpoint, ITableStorage storage, CancellationToken ct)
    {
        try
        {
            using var session = DuckDbSession.Open(Bounds);
            var actions = new List<LogAction>();
            await storage.FetchAsync(checkpoint.Parts, ct);
            foreach (var part in checkpoint.Parts)
            {
                await ReadAsync(session, $"read_parquet({Sql.Literal(storage.Locate(part))})", checkpoint.Version, actions, ct);
            }

            return actions.OfType<ProtocolAction>().Any() && actions.OfType<MetadataAction>().Any() ? actions : null;
        }
        catch (Exception broken) when (broken is DuckDBException or FormatException or JsonException or IOException)
        {
            return null;
        }
    }

    private static async Task ReadAsync(DuckDbSession session, string file, long version, List<LogAction> actions, CancellationToken ct)
    {
        var columns = new List<string>();
        await using (var described = await session.DescribeAsync($"SELECT * FROM {file}", [], ct))
        {
            while (await described.ReadAsync())
            {
                columns.Add(described.Reader.GetString(0));
            }
        }

        var present = Known.Intersect(columns).ToList();
        var query = $"SELECT {string.Join(", ", present.Select(name => $"to_json({Sql.Identifier(name)})::VARCHAR"))} FROM {file}";
        await using var rows = await session.QueryAsync(query, [], ct);
        while (await rows.ReadAsync())
        {
            for (var at = 0; at < present.Count; at++)
            {
                if (!rows.Reader.IsDBNull(at) && JsonNode.Parse(rows.Reader.GetString(at)) is JsonObject body
                    && ReadAction.Of(new JsonObject { [present[at]] = body }, new(version, IsCheckpoint: true)) is { } action)
                {
                    actions.Add(action);
                }
            }
        }
    }
}
