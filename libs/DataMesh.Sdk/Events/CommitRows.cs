using System.Buffers;
using System.Globalization;
using System.Text.Json;
using DataMesh.Tables;

namespace DataMesh.Sdk.Events;

/// <summary>
/// The rows of a commit in the order of their contract. They are read in portions, and nothing is held between two of them: a client that
/// takes its time costs no connection and no memory but for what it was given last.
/// </summary>
internal sealed class CommitRows(EventObject events, TableSnapshot after, CommitFiles files, ITableStorage storage, EventDuckDb duckDb)
{
    private const int MostBytes = 4 * 1024 * 1024;

    /// <summary>Rows after the first <paramref name="skip"/>, each as a JSON object; empty at the end.</summary>
    public async Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(long skip, int most, CancellationToken ct)
    {
        if (files.Added.Count == 0)
        {
            return [];
        }

        await storage.FetchAsync([.. files.Paths.Select(path => $"{after.Address.RelativePath}/{path}")], ct);
        using var lease = await duckDb.OpenAsync(ct);
        await using var rows = await lease.Session.QueryReadableAsync(Portion(skip, most), [], ct);
        var writer = new JsonRowWriter(rows);
        var buffer = new ArrayBufferWriter<byte>();
        await using var json = new Utf8JsonWriter(buffer, JsonRowWriter.Options);
        var ends = new List<int>();
        while (buffer.WrittenCount < MostBytes && await rows.ReadAsync())
        {
            writer.Write(json);
            json.Flush();
            json.Reset();
            ends.Add(buffer.WrittenCount);
        }

        return [.. ends.Select((end, at) => buffer.WrittenMemory[(at == 0 ? 0 : ends[at - 1])..end])];
    }

    /// <summary>All columns decide at last, so that rows come in one order however often they are read.</summary>
    private string Portion(long skip, int most)
    {
        var columns = events.OrderBy.Concat(after.Schema.Columns.Select(column => column.Name)).Distinct(StringComparer.Ordinal);
        var order = string.Join(", ", columns.Select(Sql.Identifier));
        var rows = files.Query(after, storage);
        return string.Create(CultureInfo.InvariantCulture, $"SELECT * FROM ({rows}) ORDER BY {order} LIMIT {most} OFFSET {skip}");
    }
}
