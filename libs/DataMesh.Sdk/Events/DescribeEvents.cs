using System.Buffers;
using System.Globalization;
using System.Text.Json;
using DataMesh.Sdk.Rest;
using DataMesh.Tables;

namespace DataMesh.Sdk.Events;

/// <summary>Makes the events of one object of a port.</summary>
/// <param name="Served">The object.</param>
/// <param name="Port">Path of the port.</param>
/// <param name="Model">Address of the port's model.</param>
internal sealed record DescribeEvents(ServedObject Served, string Port, string Model)
{
    public const string Committed = "datamesh.DataCommitted";

    private string Object => Served.Schema.Name;

    /// <summary>Type of the events that rows are.</summary>
    public string RowType => $"{Served.Table.Address.Domain}.{Served.Contract.Name}.{Object}";

    /// <summary>A commit has made its rows visible.</summary>
    public CloudEvent Commit(TableSnapshot after, CommitFiles files) => new()
    {
        Id = $"{Object}:{new EventPosition(after.Version, null)}",
        Source = Port,
        Type = Committed,
        Subject = Object,
        Time = after.CommittedAt,
        DataSchema = Model,

        // Above those of all its rows.
        Sequence = string.Create(CultureInfo.InvariantCulture, $"{after.Version:D20}-{long.MaxValue}"),
        TraceParent = after.LastCommit.TraceParent,
        Data = CommitData(after, files),
    };

    /// <summary>A row of an event object.</summary>
    public CloudEvent Row(TableSnapshot after, EventObject events, long number, ReadOnlyMemory<byte> row)
    {
        var values = new RowValues(row);
        var key = values.Text(events.Key);
        return new()
        {
            Id = $"{Object}:{new EventPosition(after.Version, number)}",
            Source = Port,
            Type = RowType,
            Subject = key.Length > 0 ? key : Object,
            Time = (events.Time is { } column ? values.Time(column) : null) ?? after.CommittedAt,
            DataSchema = Model,
            Sequence = string.Create(CultureInfo.InvariantCulture, $"{after.Version:D20}-{number:D19}"),
            PartitionKey = key,
            TraceParent = after.LastCommit.TraceParent,
            Data = row,
        };
    }

    private ReadOnlyMemory<byte> CommitData(TableSnapshot after, CommitFiles files)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, JsonRowWriter.Options);
        json.WriteStartObject();
        json.WriteString("domain", after.Address.Domain);
        json.WriteString("contract", after.Address.Contract);
        json.WriteNumber("major", after.Address.Major);
        json.WriteString("object", Object);
        json.WriteNumber("dataVersion", after.Version);
        json.WriteBoolean("rowsChanged", after.Version == 0 || files.ChangesRows);
        json.WriteNumber("rows", after.Rows);
        json.WriteNumber("bytes", after.Bytes);
        json.WriteString("runId", after.LastCommit.RunId);
        json.WriteString("contractVersion", after.LastCommit.ContractVersion);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
