using System.Diagnostics;
using System.Net;
using System.Text.Json;
using DataMesh.Client;
using DataMesh.Scheduler.Pipelines;

namespace DataMesh.Scheduler.Runs;

/// <summary>The run protocol as its client speaks it. Repetition is the caller's: it knows what a repeated request means.</summary>
internal sealed class DomainRuns(HttpClient http)
{
    /// <summary>Asks for a run; the answer is its status, or why there is none.</summary>
    public async Task<DomainAnswer> StartAsync(Pipeline pipeline, string runId, RunRequest request, CancellationToken ct)
    {
        try
        {
            using var response = await http.PutAsJsonAsync(AddressOf(pipeline, runId), request, MeshJson.Options, ct);
            return await ReadAsync(response, ct);
        }
        catch (Exception away) when (IsAway(away, ct))
        {
            return DomainAnswer.Away(away.Message);
        }
    }

    /// <summary>Asks how a run stands. Polls say nothing new: they are kept out of the run's trace.</summary>
    public async Task<DomainAnswer> PollAsync(Pipeline pipeline, string runId, CancellationToken ct)
    {
        var activity = Activity.Current;
        Activity.Current = null;
        try
        {
            using var response = await http.GetAsync(AddressOf(pipeline, runId), ct);
            return await ReadAsync(response, ct);
        }
        catch (Exception away) when (IsAway(away, ct))
        {
            return DomainAnswer.Away(away.Message);
        }
        finally
        {
            Activity.Current = activity;
        }
    }

    private static async Task<DomainAnswer> ReadAsync(HttpResponseMessage response, CancellationToken ct) => response.StatusCode switch
    {
        HttpStatusCode.OK or HttpStatusCode.Accepted => new(await response.Content.ReadFromJsonAsync<RunStatus>(MeshJson.Options, ct), IsUnknown: false, IsFenced: false, null),
        HttpStatusCode.NotFound => new(null, IsUnknown: true, IsFenced: false, null),
        HttpStatusCode.Conflict => new(null, IsUnknown: false, IsFenced: true, null),
        _ => DomainAnswer.Away($"it answered {(int)response.StatusCode}"),
    };

    private static Uri AddressOf(Pipeline pipeline, string runId) =>
        new(new Uri(pipeline.Address), $"/mesh/pipelines/{Uri.EscapeDataString(pipeline.Contract)}/v{pipeline.Major}/runs/{runId}");

    private static bool IsAway(Exception failure, CancellationToken ct) =>
        failure is HttpRequestException or JsonException || (failure is OperationCanceledException && !ct.IsCancellationRequested);
}
