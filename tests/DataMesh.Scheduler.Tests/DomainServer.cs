using DataMesh.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DataMesh.Scheduler.Tests;

/// <summary>A domain's process that speaks the run protocol: it can be slow, be away, forget its runs, and fail as it is told.</summary>
internal sealed class DomainServer : IAsyncDisposable
{
    private static readonly DateTimeOffset AcceptedAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, RunStatus> _runs = [];
    private readonly Dictionary<string, long> _tokens = [];
    private readonly HashSet<string> _committed = [];
    private readonly Queue<RunError> _failures = [];
    private readonly List<Asked> _asked = [];
    private readonly List<string?> _polls = [];

    private DomainServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>While true, every request is answered with 503.</summary>
    public bool IsAway { get; set; }

    /// <summary>While true, runs that were accepted do not end.</summary>
    public bool IsSlow { get; set; }

    /// <summary>Requests for runs in the order they came, the refused ones included.</summary>
    public IReadOnlyList<Asked> Asks => Locked(() => _asked.ToList());

    /// <summary>Trace ids of the polls.</summary>
    public IReadOnlyList<string?> Polls => Locked(() => _polls.ToList());

    /// <summary>Ids of the runs that made a commit; each makes one, however often it is asked for.</summary>
    public IReadOnlyCollection<string> Committed => Locked(() => _committed.ToList());

    public static async Task<DomainServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var domain = new DomainServer(builder.Build());
        domain._app.MapPut("/mesh/pipelines/{contract}/v{major:int}/runs/{runId}", domain.AskAsync);
        domain._app.MapGet("/mesh/pipelines/{contract}/v{major:int}/runs/{runId}", domain.Poll);
        await domain._app.StartAsync();
        return domain;
    }

    /// <summary>The next attempt ends with this error; called twice, the next two do.</summary>
    public void FailNext(string code, bool retryable) =>
        Locked(() => _failures.Enqueue(new() { Code = code, Message = "It failed as the test told it to.", Retryable = retryable }));

    /// <summary>What a restart does to a domain: runs in progress are gone, commits stay.</summary>
    public void Forget() => Locked(_runs.Clear);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> AskAsync(string contract, int major, string runId, HttpRequest http, CancellationToken ct)
    {
        var request = (await http.ReadFromJsonAsync<RunRequest>(MeshJson.Options, ct))!;
        return Locked(() =>
        {
            _asked.Add(new(runId, contract, request, TraceOf(http)));
            if (IsAway)
            {
                return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            }

            if (request.FencingToken < _tokens.GetValueOrDefault(runId))
            {
                return Results.Problem(statusCode: StatusCodes.Status409Conflict, type: Problems.Fenced);
            }

            _tokens[runId] = request.FencingToken;
            if (!_runs.TryGetValue(runId, out var status) || status.State == RunState.Failed)
            {
                status = _runs[runId] = Accepted(runId, contract, major);
            }

            return Results.Json(status, MeshJson.Options, statusCode: StatusCodes.Status202Accepted);
        });
    }

    private IResult Poll(string runId, HttpRequest http) => Locked(() =>
    {
        _polls.Add(TraceOf(http));
        if (IsAway)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        if (!_runs.TryGetValue(runId, out var status))
        {
            return Results.NotFound();
        }

        if (!IsSlow && status.State == RunState.Accepted)
        {
            status = _runs[runId] = End(status);
        }

        return Results.Json(status, MeshJson.Options);
    });

    private RunStatus End(RunStatus status)
    {
        if (_failures.TryDequeue(out var error))
        {
            var check = new CheckResult { Rule = "required", Object = "order", Status = CheckStatus.Fail, Blocking = true };
            return status with { State = RunState.Failed, Error = error, Checks = [check] };
        }

        _committed.Add(status.RunId);
        var commit = new ObjectCommit { Object = "order", DataVersion = 3, RowsWritten = 10, Rows = 40, Bytes = 4000 };
        return status with { State = RunState.Committed, Commits = [commit] };
    }

    private static RunStatus Accepted(string runId, string contract, int major) => new()
    {
        RunId = runId,
        Contract = contract,
        Major = major,
        State = RunState.Accepted,
        AcceptedAt = AcceptedAt,
        Commits = [],
        Checks = [],
    };

    // 00-{trace id}-{span id}-{flags}
    private static string? TraceOf(HttpRequest http) => http.Headers.TraceParent.ToString().Split('-') is [_, var trace, ..] ? trace : null;

    private T Locked<T>(Func<T> act)
    {
        lock (_gate)
        {
            return act();
        }
    }

    private void Locked(Action act)
    {
        lock (_gate)
        {
            act();
        }
    }

    internal sealed record Asked(string RunId, string Contract, RunRequest Request, string? TraceId);
}
