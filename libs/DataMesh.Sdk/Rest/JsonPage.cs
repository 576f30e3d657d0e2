using System.Globalization;
using System.Text.Json;
using DataMesh.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace DataMesh.Sdk.Rest;

/// <summary>Rows in OData's JSON: an entity, or a page of a collection with the link to the next.</summary>
internal sealed class JsonPage(HttpContext http, RowRequest request, string root)
{
    private const int FlushAt = 32 * 1024;

    public async Task<bool> WriteEntityAsync(ReadableRows rows)
    {
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter, JsonRowWriter.Options);
        json.WriteStartObject();
        WriteContext(json, "/$entity");
        new JsonRowWriter(rows).WriteMembers(json);
        json.WriteEndObject();
        await json.FlushAsync(http.RequestAborted);
        return true;
    }

    public async Task WriteAsync(ReadableRows rows, RowPage page, long? count, DataVersionPin pin)
    {
        var output = http.Response.BodyWriter;
        var writer = new JsonRowWriter(rows);
        await using var json = new Utf8JsonWriter(output, JsonRowWriter.Options);
        json.WriteStartObject();
        WriteContext(json, string.Empty);
        WriteCount(json, count);
        json.WriteStartArray("value");
        var written = 0L;
        bool more;
        while ((more = await rows.ReadAsync()) && written < (page.Most ?? long.MaxValue))
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
        if (more && page.MayContinue)
        {
            json.WriteString("@odata.nextLink", NextLink(pin.Token(pin.Position + written)));
        }

        json.WriteEndObject();
        await json.FlushAsync(http.RequestAborted);
        await output.FlushAsync(http.RequestAborted);
    }

    private void WriteContext(Utf8JsonWriter json, string suffix)
    {
        if (request.Form.Metadata != MetadataLevel.None)
        {
            var projection = request.Query.Projection.Length > 0 ? $"({request.Query.Projection})" : string.Empty;
            json.WriteString("@odata.context", $"{root}/$metadata#{request.Schema.Name}{projection}{suffix}");
        }
    }

    private void WriteCount(Utf8JsonWriter json, long? count)
    {
        if (count is not null && request.Form.NumbersAsText)
        {
            json.WriteString("@odata.count", count.Value.ToString(CultureInfo.InvariantCulture));
        }
        else if (count is not null)
        {
            json.WriteNumber("@odata.count", count.Value);
        }
    }

    /// <summary>The same request, further on and at the same versions of its tables.</summary>
    private string NextLink(string token)
    {
        var next = new QueryBuilder(http.Request.Query.Where(option => option.Key is not ("$skiptoken" or "asOf"))
            .Select(option => KeyValuePair.Create(option.Key, option.Value.ToString())))
        {
            { "$skiptoken", token },
        };
        return $"{root}/{Uri.EscapeDataString(request.Address.Segment)}{next}";
    }
}
