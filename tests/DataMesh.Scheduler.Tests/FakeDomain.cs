using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using DataMesh.Client;

namespace DataMesh.Scheduler.Tests;

/// <summary>A domain as the scheduler sees it: it commits at once, unless a test says otherwise.</summary>
internal sealed class FakeDomain : HttpMessageHandler
{
    private readonly ConcurrentDictionary<string, RunStatus> _runs = [];

    /// <summary>Every PUT, in order.</summary>
    public ConcurrentQueue<(string RunId, RunRequest Request)> Asked { get; } = [];

    /// <summary>What a run becomes when it is asked for; the number counts the requests for it from 1.</summary>
    public Func<string, int, RunState> Outcome { get; set; } = (_, _) => RunState.Committed;

    public RunError Error { get; set; } = new() { Code = "sql-failed", Message = "no such column", Retryable = false };

    public volatile bool IsAway;

    /// <summary>Ends runs that are still going on.</summary>
    public void CommitAll()
    {
        foreach (var run in _runs.Keys)
        {
            _runs[run] = Status(run, RunState.Committed);
        }
    }

    /// <summary>Restarts: nothing is remembered.</summary>
    public void Forget() => _runs.Clear();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsAway)
        {
            throw new HttpRequestException("Connection refused");
        }

        var id = request.RequestUri!.Segments[^1];
        if (request.Method == HttpMethod.Get)
        {
            return _runs.TryGetValue(id, out var known) ? Json(known) : new(HttpStatusCode.NotFound);
        }

        Asked.Enqueue((id, (await request.Content!.ReadFromJsonAsync<RunRequest>(MeshJson.Options, cancellationToken))!));
        var status = _runs.AddOrUpdate(
            id,
            key => Status(key, Outcome(key, Asked.Count(asked => asked.RunId == key))),
            (key, before) => before.State == RunState.Failed ? Status(key, Outcome(key, Asked.Count(asked => asked.RunId == key))) : before);
        return Json(status);
    }

    private RunStatus Status(string id, RunState state) => new()
    {
        RunId = id,
        Contract = "orders",
        Major = 1,
        State = state,
        AcceptedAt = DateTimeOffset.UnixEpoch,
        Checks = [],
        Commits = state == RunState.Committed ? [new() { Object = "order", DataVersion = 3, RowsWritten = 5, Rows = 5, Bytes = 50 }] : [],
        Error = state == RunState.Failed ? Error : null,
    };

    private static HttpResponseMessage Json(RunStatus status) => new(HttpStatusCode.OK) { Content = JsonContent.Create(status, options: MeshJson.Options) };
}
