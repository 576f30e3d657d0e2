using DataMesh.Client;
using DataMesh.Sdk.Rest;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DataMesh.Sdk.Events;

/// <summary>Answers <c>GET /data/{domain}/{contract}/v{major}/events</c> with a stream that never ends by itself.</summary>
internal static partial class StreamEvents
{
    private const string Segment = "events";

    public static async Task<IResult> HandleAsync(
        string domain, string contract, int major, HttpContext http, IServedContracts served, EventSource source, RowSource rows)
    {
        var port = served.FindPort(domain, contract, major);
        if (port.Count == 0)
        {
            return DescribePort.Unknown(domain, contract, major);
        }

        if (!TakesEvents(http.Request))
        {
            // An object of that name is still read by everybody who does not ask for events.
            return port.Any(found => found.Schema.Name == Segment)
                ? await ReadRows.HandleAsync(domain, contract, major, Segment, http, served, rows)
                : Problem(StatusCodes.Status406NotAcceptable, Problems.NotAcceptable, "Events are served as text/event-stream.");
        }

        if (!source.TryEnter())
        {
            http.Response.Headers.RetryAfter = "5";
            return Problem(
                StatusCodes.Status503ServiceUnavailable,
                Problems.LimitExceeded,
                "There are as many streams of events as this domain serves at a time.");
        }

        try
        {
            return await AnswerAsync(port, http, served, source);
        }
        finally
        {
            source.Leave();
        }
    }

    private static async Task<IResult> AnswerAsync(
        IReadOnlyList<ServedObject> port, HttpContext http, IServedContracts served, EventSource source)
    {
        var stream = new EventStream(http, source.Time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, source.Stopping);
        try
        {
            var request = EventRequest.Read(port, http.Request);
            var events = new PortEvents(await request.OpenAsync(source, ended.Token), request, source);
            await SendAsync(events, stream, IsStillServed, source, HttpMethods.IsHead(http.Request.Method), ended.Token);
            return Results.Empty;
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            return Results.Empty;
        }
        catch (Exception failure) when (EventProblems.IsOne(failure))
        {
            return Fail(failure, port, http, stream, source);
        }

        // A new version of the contract may have other objects; clients come again and get them.
        bool IsStillServed() => served.FindPort(port[0].Table.Address.Domain, port[0].Contract.Name, port[0].Contract.Version.Major)
            is [var now, ..] && ReferenceEquals(now.Contract, port[0].Contract);
    }

    private static async Task SendAsync(
        PortEvents events, EventStream stream, Func<bool> isStillServed, EventSource source, bool isHead, CancellationToken ct)
    {
        while (isStillServed())
        {
            await foreach (var (cursor, sent) in events.ReadAvailableAsync(ct))
            {
                await stream.AddAsync(cursor, sent, ct);
                if (isHead)
                {
                    break;
                }
            }

            await stream.FlushAsync(ct);
            if (isHead)
            {
                return;
            }

            while (!await events.HasMoreAsync(ct) && isStillServed())
            {
                if (stream.Silence >= source.Heartbeat)
                {
                    await stream.BeatAsync(ct);
                }

                await Task.Delay(source.LookAgain < source.Heartbeat ? source.LookAgain : source.Heartbeat, source.Time, ct);
            }
        }
    }

    private static IResult Fail(
        Exception failure, IReadOnlyList<ServedObject> port, HttpContext http, EventStream stream, EventSource source)
    {
        var port0 = port[0].Table.Address;
        if (failure is not QueryProblem)
        {
            Log.Broken(source.Logger, port0.Domain, port0.Contract, port0.Major, failure.Message);
        }

        if (stream.HasStarted)
        {
            // The client comes again with the id of its last event, and is then told why.
            http.Abort();
            return Results.Empty;
        }

        return EventProblems.Of(failure);
    }

    private static bool TakesEvents(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return accepted.Count == 0 || accepted.Any(range => range.Quality is not 0 && (range.MatchesAllTypes
            || range.MediaType.Equals("text/event-stream", StringComparison.OrdinalIgnoreCase)
            || range.MediaType.Equals("text/*", StringComparison.OrdinalIgnoreCase)));
    }

    private static IResult Problem(int status, string type, string detail) => TypedResults.Problem(detail, statusCode: status, type: type);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Events of {Domain}/{Contract}/v{Major} cannot be read: {Reason}")]
        public static partial void Broken(ILogger logger, string domain, string contract, int major, string reason);
    }
}
