using System.Buffers;
using System.Text.Json;
using DataMesh.Tables;
using Microsoft.AspNetCore.Http;

namespace DataMesh.Sdk.Rest;

/// <summary>All rows of a request as one stream of lines.</summary>
internal static class RowStream
{
    private const int FlushAt = 32 * 1024;

    public static async Task WriteCsvAsync(HttpContext http, ReadableRows rows)
    {
        var output = http.Response.BodyWriter;
        var writer = new CsvRowWriter(rows);
        writer.WriteHeader(output);
        while (await rows.ReadAsync())
        {
            writer.Write(output);
            if (output.UnflushedBytes > FlushAt)
            {
                await output.FlushAsync(http.RequestAborted);
            }
        }

        await output.FlushAsync(http.RequestAborted);
    }

    public static async Task WriteNdJsonAsync(HttpContext http, ReadableRows rows)
    {
        var output = http.Response.BodyWriter;
        var writer = new JsonRowWriter(rows);
        await using var json = new Utf8JsonWriter(output, JsonRowWriter.Options);
        while (await rows.ReadAsync())
        {
            writer.Write(json);

            // Into the pipe's buffer, not yet to the client: flushing asynchronously would send every row by itself.
            json.Flush();
            json.Reset();
            output.Write("\n"u8);
            if (output.UnflushedBytes > FlushAt)
            {
                await output.FlushAsync(http.RequestAborted);
            }
        }

        await output.FlushAsync(http.RequestAborted);
    }
}
