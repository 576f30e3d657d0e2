using System.Diagnostics;
using System.Globalization;
using DataMesh.Client;
using DataMesh.Tables;
using Microsoft.AspNetCore.Http;

namespace DataMesh.Sdk.Rest;

/// <summary>Streams the rows of a request in its form; memory does not grow with their number.</summary>
internal sealed class RowAnswer(RowRequest request, HttpContext http, DuckDbSession session, RowSql sql, DataVersionPin pin)
{
    private bool IsHead => HttpMethods.IsHead(http.Request.Method);

    /// <summary><c>/$count</c>: a number as text.</summary>
    public async Task<IResult> CountAsync()
    {
        var count = await CountRowsAsync();
        return TypedResults.Text(count.ToString(CultureInfo.InvariantCulture), "text/plain");
    }

    public async Task<IResult> WriteAsync()
    {
        var page = RowPage.Of(request.Query, request.Form.Form, pin.Position, http);
        var columns = request.Form.Form == Representation.Json ? JsonColumns.Of(request, Root) : request.Query.Columns;
        var (text, values) = sql.Rows(columns, page.Skip, page.MayContinue ? page.Most + 1 : page.Most);
        http.Response.ContentType = Negotiation.TypeOf(request.Form.Form);
        if (request.Form.Form == Representation.Parquet)
        {
            await ParquetAnswer.WriteAsync(http, session, text, values);
            return Results.Empty;
        }

        var count = request.Query.Count && request.Form.Form == Representation.Json ? await CountRowsAsync() : (long?)null;
        await using var rows = await session.QueryReadableAsync(text, values, http.RequestAborted);
        if (!await WriteAsync(rows, page, count))
        {
            return TypedResults.Problem(
                $"There is no '{request.Address.Segment}'.", statusCode: StatusCodes.Status404NotFound, type: Problems.NotFound);
        }

        Activity.Current?.SetTag("datamesh.rows", rows.Count);
        return Results.Empty;
    }

    private string Root => PublicAddress.Port(http.Request, request.Address.Domain, request.Address.Contract, request.Address.Major);

    private async Task<bool> WriteAsync(ReadableRows rows, RowPage page, long? count)
    {
        var isJson = request.Form.Form == Representation.Json;
        http.Response.ContentType = request.Form.Form switch
        {
            Representation.Json => JsonColumns.ContentType(request.Form),
            Representation.Csv => "text/csv; charset=utf-8; header=present",
            var form => Negotiation.TypeOf(form),
        };
        if (isJson && request.Query.IsEntity)
        {
            return await rows.ReadAsync() && (IsHead || await new JsonPage(http, request, Root).WriteEntityAsync(rows));
        }

        if (!IsHead)
        {
            await (request.Form.Form switch
            {
                Representation.Json => new JsonPage(http, request, Root).WriteAsync(rows, page, count, pin),
                Representation.Csv => RowStream.WriteCsvAsync(http, rows),
                _ => RowStream.WriteNdJsonAsync(http, rows),
            });
        }

        return true;
    }

    private async Task<long> CountRowsAsync()
    {
        var (text, values) = sql.Count();
        await using var rows = await session.QueryAsync(text, values, http.RequestAborted);
        await rows.ReadAsync();
        return rows.Reader.GetInt64(0);
    }
}
