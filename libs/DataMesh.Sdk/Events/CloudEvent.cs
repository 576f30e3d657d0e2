using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DataMesh.Tables;
using Microsoft.AspNetCore.Http;

namespace DataMesh.Sdk.Events;

/// <summary>An event by CloudEvents 1.0, with the extensions partitioning, sequence and distributed tracing.</summary>
internal sealed record CloudEvent
{
    public const string Structured = "application/cloudevents+json";
    private const string DataContentType = "application/json";

    /// <summary>Unique within <see cref="Source"/>; a repeated event has the same one.</summary>
    public required string Id { get; init; }

    /// <summary>The port, as a path below the mesh's address.</summary>
    public required string Source { get; init; }
    public required string Type { get; init; }
    public required string Subject { get; init; }
    public required DateTimeOffset Time { get; init; }
    public required string DataSchema { get; init; }

    /// <summary>Orders the events of one object as text.</summary>
    public required string Sequence { get; init; }
    public string? PartitionKey { get; init; }

    /// <summary>W3C trace context of the run that committed.</summary>
    public string? TraceParent { get; init; }

    /// <summary>A JSON value.</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>Structured content mode: attributes and data in one JSON object (JSON event format, section 3).</summary>
    public void Write(IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, JsonRowWriter.Options);
        json.WriteStartObject();
        foreach (var (name, value) in Attributes())
        {
            json.WriteString(name, value);
        }

        json.WriteString("datacontenttype", DataContentType);
        json.WritePropertyName("data");
        json.WriteRawValue(Data.Span, skipInputValidation: true);
        json.WriteEndObject();
    }

    /// <summary>Binary content mode: attributes in headers, data in the body (HTTP protocol binding, section 3.1).</summary>
    public async Task WriteBinaryAsync(HttpResponse response, CancellationToken ct)
    {
        foreach (var (name, value) in Attributes())
        {
            response.Headers[$"ce-{name}"] = HeaderValue(value);
        }

        response.ContentType = DataContentType;
        response.ContentLength = Data.Length;
        await response.Body.WriteAsync(Data, ct);
    }

    private IEnumerable<(string Name, string Value)> Attributes()
    {
        yield return ("specversion", "1.0");
        yield return ("id", Id);
        yield return ("source", Source);
        yield return ("type", Type);
        yield return ("subject", Subject);
        yield return ("time", Time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        yield return ("dataschema", DataSchema);
        yield return ("sequence", Sequence);
        foreach (var (name, value) in ((string, string?)[])[("partitionkey", PartitionKey), ("traceparent", TraceParent)])
        {
            if (!string.IsNullOrEmpty(value))
            {
                yield return (name, value);
            }
        }
    }

    /// <summary>Percent-encodes what is not printable ASCII, and space, quote and percent sign (section 3.1.3.2).</summary>
    private static string HeaderValue(string value)
    {
        var encoded = new StringBuilder(value.Length);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune.Value is > 0x20 and < 0x7F and not ('"' or '%'))
            {
                encoded.Append((char)rune.Value);
                continue;
            }

            foreach (var part in bytes[..rune.EncodeToUtf8(bytes)])
            {
                encoded.Append(CultureInfo.InvariantCulture, $"%{part:X2}");
            }
        }

        return encoded.ToString();
    }
}
