using DataMesh.Client;
using DataMesh.Sdk.Rest;
using Microsoft.AspNetCore.Http;

namespace DataMesh.Sdk.Events;

/// <summary>
/// Answers <c>GET …/events/{id}</c> with one event: in binary content mode, or structured where <c>Accept</c> asks for it.
/// </summary>
internal static class GetEvent
{
    public static async Task<IResult> HandleAsync(
        string domain, string contract, int major, string id, HttpContext http, IServedContracts served, EventSource source, RowSource rows)
    {
        var port = served.FindPort(domain, contract, major);
        if (port.Count == 0)
        {
            return DescribePort.Unknown(domain, contract, major);
        }

        if (id == "$count")
        {
            return await ReadRows.CountAsync(domain, contract, major, "events", http, served, rows);
        }

        try
        {
            return await FindAsync(EventCursor.Parse(id, port), port, http, source) is { } found
                ? await WriteAsync(found, http)
                : TypedResults.Problem(
                    $"There is no event '{id}'.", statusCode: StatusCodes.Status404NotFound, type: Problems.NotFound);
        }
        catch (Exception failure) when (EventProblems.IsOne(failure))
        {
            return EventProblems.Of(failure);
        }
    }

    private static async Task<CloudEvent?> FindAsync(
        IReadOnlyDictionary<string, EventPosition> ids, IReadOnlyList<ServedObject> port, HttpContext http, EventSource source)
    {
        var ct = http.RequestAborted;
        if (ids.Count != 1)
        {
            throw QueryProblem.Invalid("Name one event.");
        }

        var (name, position) = ids.First();
        var served = port.First(found => found.Schema.Name == name);
        if (await served.Table.FindSnapshotAsync(position.Version, ct) is not { } after)
        {
            return null;
        }

        var before = position.Version == 0 ? null : await served.Table.FindSnapshotAsync(position.Version - 1, ct);
        var (describe, files) = (EventRequest.Read(port, http.Request).Describe(served), CommitFiles.Of(before, after));
        if (position.Row is not { } number)
        {
            return describe.Commit(after, files);
        }

        if (EventObject.Of(served.Schema) is not { } events || (before is null && position.Version > 0))
        {
            return null;
        }

        var rows = await new CommitRows(events, after, files, source.Storage, source.DuckDb).ReadAsync(number - 1, 1, ct);
        return rows.Count == 0 ? null : describe.Row(after, events, number, rows[0]);
    }

    private static async Task<IResult> WriteAsync(CloudEvent found, HttpContext http)
    {
        http.Response.Headers.Vary = "Accept";
        if (http.Request.Headers.Accept.ToString().Contains(CloudEvent.Structured, StringComparison.OrdinalIgnoreCase))
        {
            http.Response.ContentType = $"{CloudEvent.Structured}; charset=utf-8";
            found.Write(http.Response.BodyWriter);
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }
        else
        {
            await found.WriteBinaryAsync(http.Response, http.RequestAborted);
        }

        return Results.Empty;
    }
}
