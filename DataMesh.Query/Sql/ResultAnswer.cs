using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json;
using DataMesh.Tables;

namespace DataMesh.Query.Sql;

/// <summary>
/// Streams a result; memory does not grow with its rows, and nothing leaves before the first 32 KiB, so that a statement that fails early is
/// answered with a problem. JSON: <c>{"columns":[{name,type}],"rows":[{…}],"rowCount":n,"truncated":bool,
/// "dataVersions":{…}}</c>. NDJSON and CSV carry rows alone: data versions and the most rows are headers, and HTTP/1.1 gives no way to say
/// at the end that there was more; so a result that is cut where its caller did not ask for it ends with a cut connection.
/// </summary>
internal static class ResultAnswer
{
    private const int FlushAt = 32 * 1024;
    private const string VersionsHeader = "DataMesh-Data-Versions";
    private const string MostRowsHeader = "DataMesh-Most-Rows";

    public static async Task WriteAsync(
        HttpContext http, ReadableRows rows, string form, IReadOnlyDictionary<string, long> versions, long most, bool mayCut, CancellationToken ct)
    {
        var hasFirst = await rows.ReadAsync();
        http.Response.ContentType = $"{form}; charset=utf-8";
        http.Response.Headers[VersionsHeader] = string.Join(", ", versions.Select(version => $"{version.Key}={version.Value}"));
        http.Response.Headers[MostRowsHeader] = most.ToString(CultureInfo.InvariantCulture);
        // A buffer of our own: what the response's own holds could not be taken back.
        var output = PipeWriter.Create(http.Response.Body, new(leaveOpen: true));
        var truncated = form switch
        {
            ResultForm.Csv => await WriteCsvAsync(output, rows, hasFirst, most, ct),
            ResultForm.NdJson => await WriteNdJsonAsync(output, rows, hasFirst, most, ct),
            _ => await WriteJsonAsync(output, rows, hasFirst, versions, most, ct),
        };
        await output.FlushAsync(ct);
        if (truncated && !mayCut && form != ResultForm.Json)
        {
            http.Abort();
        }
    }

    private static async Task<bool> WriteJsonAsync(
        PipeWriter output, ReadableRows rows, bool more, IReadOnlyDictionary<string, long> versions, long most, CancellationToken ct)
    {
        var writer = new JsonRowWriter(rows);
        using var json = new Utf8JsonWriter(output, JsonRowWriter.Options);
        json.WriteStartObject();
        WriteColumns(rows, json);
        json.WriteStartArray("rows");
        var written = 0L;
        for (; more && written < most; more = await rows.ReadAsync())
        {
            writer.Write(json);
            written++;
            if (output.UnflushedBytes + json.BytesPending > FlushAt)
            {
                json.Flush();
                await output.FlushAsync(ct);
            }
        }

        json.WriteEndArray();
        json.WriteNumber("rowCount", written);
        json.WriteBoolean("truncated", more);
        json.WriteStartObject("dataVersions");
        foreach (var (table, version) in versions)
        {
            json.WriteNumber(table, version);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return more;
    }

    private static void WriteColumns(ReadableRows rows, Utf8JsonWriter json)
    {
        json.WriteStartArray("columns");
        foreach (var column in rows.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("type", column.Type);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static async Task<bool> WriteNdJsonAsync(PipeWriter output, ReadableRows rows, bool more, long most, CancellationToken ct)
    {
        var writer = new JsonRowWriter(rows);
        using var json = new Utf8JsonWriter(output, JsonRowWriter.Options);
        for (var written = 0L; more && written < most; more = await rows.ReadAsync(), written++)
        {
            writer.Write(json);
            json.Flush();
            json.Reset();
            output.Write("\n"u8);
            await FlushWhenFullAsync(output, ct);
        }

        return more;
    }

    private static async Task<bool> WriteCsvAsync(PipeWriter output, ReadableRows rows, bool more, long most, CancellationToken ct)
    {
        var writer = new CsvRowWriter(rows);
        writer.WriteHeader(output);
        for (var written = 0L; more && written < most; more = await rows.ReadAsync(), written++)
        {
            writer.Write(output);
            await FlushWhenFullAsync(output, ct);
        }

        return more;
    }

    private static async ValueTask FlushWhenFullAsync(PipeWriter output, CancellationToken ct)
    {
        if (output.UnflushedBytes > FlushAt)
        {
            await output.FlushAsync(ct);
        }
    }

    private static void Write(this PipeWriter output, ReadOnlySpan<byte> text)
    {
        text.CopyTo(output.GetSpan(text.Length));
        output.Advance(text.Length);
    }
}
