using System.Diagnostics;
using System.Globalization;
using DataMesh.Client;
using DataMesh.Tables;
using DuckDB.NET.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace DataMesh.Sdk.Rest;

/// <summary>Answers <c>GET /data/{domain}/{contract}/v{major}/{object}</c> from the newest snapshot.</summary>
internal static class ReadRows
{
    private const string DataVersionHeader = "DataMesh-Data-Version";

    public static async Task<IResult> HandleAsync(
        string domain, string contract, int major, string @object, HttpContext http, IServedContracts served, PortModels models, RestDuckDb duckDb, ITableStorage storage)
    {
        if (served.Find(domain, contract, major, @object) is not { } found)
        {
            return UnknownObject(served.FindPort(domain, contract, major), domain, contract, major, @object);
        }

        if (Negotiation.Choose(http.Request) is not { } form)
        {
            return Problem(StatusCodes.Status406NotAcceptable, Problems.NotAcceptable, $"Rows are served as {Negotiation.Offer}.");
        }

        if (await found.Table.FindSnapshotAsync(http.RequestAborted) is not { } snapshot)
        {
            http.Response.Headers.RetryAfter = "5";
            return Problem(StatusCodes.Status503ServiceUnavailable, Problems.NoData, $"'{@object}' has no published rows yet: its pipeline has not succeeded so far.");
        }

        Describe(http, found, snapshot, form);
        if (http.Request.Headers.IfNoneMatch == http.Response.Headers.ETag)
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        try
        {
            var query = RowQueryParser.Parse(models.Of(found.Contract), found.Schema, http.Request.Query);
            return await AnswerAsync(http, query, snapshot, form, duckDb, storage);
        }
        catch (QueryProblem problem)
        {
            http.Response.Headers.ETag = StringValues.Empty;
            return Problem(problem.Status, Problems.QueryInvalid, problem.Message);
        }
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext http, RowQuery query, TableSnapshot snapshot, Representation form, RestDuckDb duckDb, ITableStorage storage)
    {
        var ct = http.RequestAborted;
        using var lease = await duckDb.OpenAsync(ct);
        var relation = SnapshotRelation.Query(snapshot, storage);
        try
        {
            var count = query.Count ? await CountAsync(lease.Session, query, relation, ct) : (long?)null;
            await using var rows = await lease.Session.QueryReadableAsync(Select(query, relation), query.Parameters, ct);
            if (!HttpMethods.IsHead(http.Request.Method))
            {
                await RowAnswer.WriteAsync(http, rows, query, count, form);
                Activity.Current?.SetTag("datamesh.rows", rows.Count);
            }

            return Results.Empty;
        }
        catch (DuckDBException failure) when (!http.Response.HasStarted)
        {
            throw new QueryProblem(StatusCodes.Status400BadRequest, $"The query cannot be answered: {failure.Message.Split('\n')[0]}");
        }
        catch (DuckDBException)
        {
            // Half an answer must not look like a whole one.
            http.Abort();
            return Results.Empty;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return Results.Empty;
        }
    }

    private static string Select(RowQuery query, string relation) => string.Create(
        CultureInfo.InvariantCulture,
        $"SELECT {string.Join(", ", query.Columns.Select(Sql.Identifier))} FROM ({relation}){Where(query)} ORDER BY {string.Join(", ", query.OrderBy)} LIMIT {query.PageSize + (query.MayContinue ? 1 : 0)} OFFSET {query.Skip}");

    private static async Task<long> CountAsync(DuckDbSession session, RowQuery query, string relation, CancellationToken ct)
    {
        await using var rows = await session.QueryAsync($"SELECT count(*) FROM ({relation}){Where(query)}", query.Parameters, ct);
        await rows.ReadAsync();
        return rows.Reader.GetInt64(0);
    }

    private static string Where(RowQuery query) => query.Where is null ? string.Empty : $" WHERE {query.Where}";

    private static void Describe(HttpContext http, ServedObject found, TableSnapshot snapshot, Representation form)
    {
        var version = snapshot.Version.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers[DataVersionHeader] = version;
        http.Response.Headers.ETag = $"\"{version}-{form.ToString().ToLowerInvariant()}\"";
        http.Response.Headers.Vary = "Accept";
        Activity.Current?.SetTag("datamesh.domain", snapshot.Address.Domain)
            .SetTag("datamesh.contract", snapshot.Address.Contract)
            .SetTag("datamesh.major", snapshot.Address.Major)
            .SetTag("datamesh.object", found.Schema.Name)
            .SetTag("datamesh.data_version", snapshot.Version);
    }

    private static IResult UnknownObject(IReadOnlyList<ServedObject> port, string domain, string contract, int major, string name) => port.Count == 0
        ? DescribePort.Unknown(domain, contract, major)
        : Problem(
            StatusCodes.Status404NotFound, Problems.NotFound,
            $"The contract '{contract}' has no object '{name}'; it has {string.Join(", ", port.Select(found => $"'{found.Schema.Name}'"))}.");

    private static IResult Problem(int status, string type, string detail) => TypedResults.Problem(detail, statusCode: status, type: type);
}
