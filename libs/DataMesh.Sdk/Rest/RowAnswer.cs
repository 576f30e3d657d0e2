using System.Globalization;
using System.Text.Json;
using DataMesh.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace DataMesh.Sdk.Rest;

/// <summary>Streams a page of rows; memory does not grow with their number.</summary>
internal static class RowAnswer
{
    private const int FlushAt = 32 * 1024;

    public static Task WriteAsync(HttpContext http, ReadableRows rows, RowQuery query, long? count, Representation form) =>
        form == Representation.Csv ? WriteCsvAsync(http, rows, query) : WriteJsonAsync(http, rows, query, count);

    private static async Task WriteJsonAsync(HttpContext http, ReadableRows rows, RowQuery query, long? count)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.Headers["OData-Version"] = "4.0";
        var output = http.Response.BodyWriter;
        var writer = new JsonRowWriter(rows);
        await using var json = new Utf8JsonWriter(output, JsonRowWriter.Options);
        json.WriteStartObject();
        json.WriteString("@odata.context", ContextOf(http.Request));
        if (count is not null)
        {
            json.WriteNumber("@odata.count", count.Value);
        }

        json.WriteStartArray("value");
        var written = 0L;
        bool more;
        while ((more = await rows.ReadAsync()) && written < query.PageSize)
        {
            writer.Write(json);
            written++;
            if (json.BytesPending > FlushAt)
            {
                await json.FlushAsync(http.RequestAborted);
                await output.FlushAsync(http.RequestAborted);
            }
        }

        json.WriteEndArray();
        if (more && query.MayContinue)
        {
            json.WriteString("@odata.nextLink", NextLink(http.Request, query, written));
        }

        json.WriteEndObject();
        await json.FlushAsync(http.RequestAborted);
        await output.FlushAsync(http.RequestAborted);
    }

    private static async Task WriteCsvAsync(HttpContext http, ReadableRows rows, RowQuery query)
    {
        http.Response.ContentType = "text/csv; charset=utf-8; header=present";
        var output = http.Response.BodyWriter;
        var writer = new CsvRowWriter(rows);
        writer.WriteHeader(output);
        for (var written = 0L; await rows.ReadAsync() && written < query.PageSize; written++)
        {
            writer.Write(output);
            if (output.UnflushedBytes > FlushAt)
            {
                await output.FlushAsync(http.RequestAborted);
            }
        }

        await output.FlushAsync(http.RequestAborted);
    }

    private static string ContextOf(HttpRequest request)
    {
        var path = request.Path.Value!;
        var at = path.LastIndexOf('/');
        return $"{path[..at]}/$metadata#{path[(at + 1)..]}";
    }

    /// <summary>The same request, further on. Relative to the host, so that it is right behind any gateway.</summary>
    private static string NextLink(HttpRequest request, RowQuery query, long written)
    {
        var options = request.Query.Where(option => option.Key is not ("$skip" or "$top"))
            .Select(option => KeyValuePair.Create(option.Key, (string?)option.Value.ToString()));
        var next = new QueryBuilder(options.Select(option => KeyValuePair.Create(option.Key, option.Value ?? string.Empty)))
        {
            { "$skip", (query.Skip + written).ToString(CultureInfo.InvariantCulture) },
        };
        if (query.Top is { } top)
        {
            next.Add("$top", (top - written).ToString(CultureInfo.InvariantCulture));
        }

        return $"{request.Path}{next}";
    }
}
