using System.Collections.Concurrent;
using System.Diagnostics;
using DataMesh.Client;
using DataMesh.Contracts;
using DataMesh.Sdk.Documents;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DataMesh.Sdk.Runs;

/// <summary>
/// The runs this process knows. One run of a pipeline executes at a time, the others wait; asking for a run twice starts it once. What was
/// committed before a restart is known by the tables' logs.
/// </summary>
internal sealed class RunBook(RunExecution execution, IOptions<DomainOptions> options, TimeProvider time) : IHostedService, IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, RunProgress> _runs = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private readonly Dictionary<string, long> _highestToken = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task> _working = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();

    public bool IsStopping => _stopping.IsCancellationRequested;

    public RunStatus? Find(string runId)
    {
        lock (_lock)
        {
            return _runs.GetValueOrDefault(runId)?.Status;
        }
    }

    /// <summary>
    /// Accepts a run, or gives the one that is known. A failed run asked for with a higher token is tried again. Null when another run of
    /// the pipeline has shown a higher token: the caller is no longer in charge.
    /// </summary>
    public (RunStatus Status, bool IsNew)? Accept(string runId, DomainProduct product, DataContract contract, RunRequest request)
    {
        var pipeline = $"{contract.Name}/v{contract.Version.Major}";
        lock (_lock)
        {
            if (_highestToken.GetValueOrDefault(pipeline) > request.FencingToken)
            {
                return null;
            }

            _highestToken[pipeline] = request.FencingToken;
            if (_runs.GetValueOrDefault(runId) is { } known && (known.Status.State != RunState.Failed || known.FencingToken == request.FencingToken))
            {
                return (known.Status, false);
            }

            var progress = new RunProgress(Accepted(runId, contract), request.FencingToken);
            Remember(runId, progress);
            var job = new RunJob(runId, product, contract, request, Activity.Current?.Context ?? default);
            _working[runId] = Task.Run(() => WorkAsync(pipeline, job, progress), CancellationToken.None);
            return (progress.Status, true);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_working.Values).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        _stopping.Dispose();
        foreach (var turn in _turns.Values)
        {
            turn.Dispose();
        }
    }

    private async Task WorkAsync(string pipeline, RunJob job, RunProgress progress)
    {
        var turn = _turns.GetOrAdd(pipeline, _ => new(1, 1));
        try
        {
            await turn.WaitAsync(_stopping.Token);
            try
            {
                await execution.ExecuteAsync(job, progress, _stopping.Token);
            }
            finally
            {
                turn.Release();
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Still waiting for its turn when the domain stopped: the scheduler asks again.
        }
        finally
        {
            _working.TryRemove(job.RunId, out _);
        }
    }

    private RunStatus Accepted(string runId, DataContract contract) => new()
    {
        RunId = runId,
        Contract = contract.Name,
        Major = contract.Version.Major,
        State = RunState.Accepted,
        AcceptedAt = time.GetUtcNow(),
        Commits = [],
        Checks = [],
    };

    private void Remember(string runId, RunProgress progress)
    {
        if (_runs.TryAdd(runId, progress))
        {
            _order.Enqueue(runId);
        }

        _runs[runId] = progress;
        for (var spare = _runs.Count - options.Value.RememberedRuns; spare > 0 && _order.TryPeek(out var oldest) && _runs[oldest].IsOver; spare--)
        {
            _runs.Remove(_order.Dequeue());
        }
    }
}
