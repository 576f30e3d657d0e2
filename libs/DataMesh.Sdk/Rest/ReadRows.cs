using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DataMesh.Client;
using DataMesh.Tables;
using DuckDB.NET.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace DataMesh.Sdk.Rest;

/// <summary>Answers <c>GET /data/{domain}/{contract}/v{major}/{object}</c>, also with a key in brackets, from one snapshot.</summary>
internal static partial class ReadRows
{
    private const string DataVersionHeader = "DataMesh-Data-Version";

    public static Task<IResult> HandleAsync(
        string domain, string contract, int major, string @object, HttpContext http, IServedContracts served, RowSource source) =>
        HandleAsync(new(domain, contract, major, @object), http, served, source, isCount: false);

    public static Task<IResult> CountAsync(
        string domain, string contract, int major, string @object, HttpContext http, IServedContracts served, RowSource source) =>
        HandleAsync(new(domain, contract, major, @object), http, served, source, isCount: true);

    private static async Task<IResult> HandleAsync(RowAddress address, HttpContext http, IServedContracts served, RowSource source, bool isCount)
    {
        var port = served.FindPort(address.Domain, address.Contract, address.Major);
        if (port.FirstOrDefault(found => found.Schema.Name == address.Object) is not { } found)
        {
            return UnknownObject(port, address);
        }

        if ((isCount ? new(Representation.Json, MetadataLevel.None, NumbersAsText: false) : Negotiation.Choose(http.Request)) is not { } form)
        {
            return Problem(StatusCodes.Status406NotAcceptable, Problems.NotAcceptable, $"Rows are served as {Negotiation.Offer}.");
        }

        try
        {
            var query = RowQueryParser.Parse(source.Model(found), found.Schema, address.Path, http.Request.Query);
            return await AnswerAsync(new(address, found.Schema, query, form, isCount), http, source, source.Pin(port));
        }
        catch (Exception broken) when (broken is BrokenTableException or UnsupportedTableException)
        {
            Log.Broken(source.Logger, address.Object, broken.Message);
            return Problem(StatusCodes.Status500InternalServerError, Problems.TableBroken, $"The table of '{address.Object}' cannot be read: its log is broken. Its domain has to restore it.");
        }
        catch (QueryProblem problem)
        {
            http.Response.Headers.ETag = StringValues.Empty;
            http.Response.Headers.LastModified = StringValues.Empty;
            return Problem(problem.Status, problem.Type ?? Problems.QueryInvalid, problem.Message);
        }
    }

    private static async Task<IResult> AnswerAsync(RowRequest request, HttpContext http, RowSource source, DataVersionPin pin)
    {
        var ct = http.RequestAborted;
        pin.Read(request.Address.Object, http.Request.Query);
        var relations = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in request.Query.Scope.Objects)
        {
            if (await pin.FindAsync(name, ct) is not { } snapshot)
            {
                http.Response.Headers.RetryAfter = "5";
                return Problem(StatusCodes.Status503ServiceUnavailable, Problems.NoData, $"'{name}' has no published rows yet: its pipeline has not succeeded so far.");
            }

            relations[name] = SnapshotRelation.Query(snapshot, source.Storage);
        }

        var main = (await pin.FindAsync(request.Address.Object, ct))!;
        Describe(http, request, main, pin);
        return IsKnown(http)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : await RunAsync(request, http, source, pin, new RowSql(request.Query, relations));
    }

    private static async Task<IResult> RunAsync(RowRequest request, HttpContext http, RowSource source, DataVersionPin pin, RowSql sql)
    {
        var ct = http.RequestAborted;
        using var lease = await source.DuckDb.OpenAsync(ct);
        try
        {
            var answer = new RowAnswer(request, http, lease.Session, sql, pin);
            return await (request.IsCount ? answer.CountAsync() : answer.WriteAsync());
        }
        catch (DuckDBException damage) when (!http.Response.HasStarted && TableDamage.Is(damage))
        {
            Log.Broken(source.Logger, request.Address.Object, damage.Message);
            throw new QueryProblem(
                StatusCodes.Status500InternalServerError,
                $"A file of version {pin.Versions} is missing or damaged. Its domain has to restore it or to load the table anew; earlier versions may be readable by asOf.")
            {
                Type = Problems.TableBroken,
            };
        }
        catch (DuckDBException failure) when (!http.Response.HasStarted)
        {
            throw QueryProblem.Invalid($"The query cannot be answered: {failure.Message.Split('\n')[0]}");
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

    private static void Describe(HttpContext http, RowRequest request, TableSnapshot snapshot, DataVersionPin pin)
    {
        var asked = SHA256.HashData(Encoding.UTF8.GetBytes($"{http.Request.Path}{http.Request.QueryString}\n{http.Request.Headers["Prefer"]}"));
        http.Response.Headers[DataVersionHeader] = snapshot.Version.ToString(CultureInfo.InvariantCulture);

        // Weak: the same rows may come compressed or not.
        http.Response.Headers.ETag = $"W/\"{pin.Versions}-{request.Form.Tag}-{Convert.ToHexStringLower(asked.AsSpan(0, 8))}\"";
        http.Response.Headers.LastModified = snapshot.CommittedAt.ToUniversalTime().ToString("R", CultureInfo.InvariantCulture);
        http.Response.Headers.Append("Vary", "Accept");
        http.Response.Headers["OData-Version"] = "4.0";
        Activity.Current?.SetTag("datamesh.domain", snapshot.Address.Domain)
            .SetTag("datamesh.contract", snapshot.Address.Contract)
            .SetTag("datamesh.major", snapshot.Address.Major)
            .SetTag("datamesh.object", request.Address.Object)
            .SetTag("datamesh.data_version", snapshot.Version);
    }

    private static bool IsKnown(HttpContext http)
    {
        var own = http.Response.GetTypedHeaders().ETag!;
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Tag == "*" || tag.Compare(own, useStrongComparison: false));
    }

    private static IResult UnknownObject(IReadOnlyList<ServedObject> port, RowAddress address) => port.Count == 0
        ? DescribePort.Unknown(address.Domain, address.Contract, address.Major)
        : Problem(
            StatusCodes.Status404NotFound,
            Problems.NotFound,
            $"The contract '{address.Contract}' has no object '{address.Object}'; it has {string.Join(", ", port.Select(found => $"'{found.Schema.Name}'"))}.");

    private static IResult Problem(int status, string type, string detail) => TypedResults.Problem(detail, statusCode: status, type: type);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The table of {Object} cannot be read: {Reason}")]
        public static partial void Broken(ILogger logger, string @object, string reason);
    }
}
