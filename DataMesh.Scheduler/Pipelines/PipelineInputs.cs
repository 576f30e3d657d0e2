using DataMesh.Client;
using DataMesh.Scheduler.Storage;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Scheduler.Pipelines;

/// <summary>Finds the pipelines behind declared inputs. An input may name a contract that nobody has published yet.</summary>
internal static class PipelineInputs
{
    /// <summary>The inputs that are published, in the words of the run protocol.</summary>
    public static async Task<IReadOnlyList<RunInput>> ResolveAsync(this SchedulerDb db, Pipeline pipeline, CancellationToken ct) =>
    [
        .. (await db.FindUpstreamAsync(pipeline, ct)).Select(upstream => new RunInput
        {
            ContractId = upstream.ContractId,
            Domain = upstream.Domain,
            Contract = upstream.Contract,
            Major = upstream.Major,
            Objects = upstream.ReadObjects(),
        }),
    ];

    /// <summary>True when every declared input is published and has rows.</summary>
    public static async Task<bool> HasAllInputsAsync(this SchedulerDb db, Pipeline pipeline, CancellationToken ct)
    {
        var declared = pipeline.ReadInputs();
        var upstream = await db.FindUpstreamAsync(pipeline, ct);
        foreach (var input in declared)
        {
            var source = upstream.FirstOrDefault(candidate => candidate.ContractId == input.ContractId && candidate.Major == input.Major);
            if (source is null || await db.Committed.FindAsync([source.Domain, source.Contract, source.Major], ct) is null)
            {
                return false;
            }
        }

        return true;
    }

    public static async Task<IReadOnlyList<Pipeline>> FindUpstreamAsync(this SchedulerDb db, Pipeline pipeline, CancellationToken ct)
    {
        var inputs = pipeline.ReadInputs();
        var ids = inputs.Select(input => input.ContractId).ToList();
        var candidates = await db.Pipelines.Where(candidate => candidate.IsActive && ids.Contains(candidate.ContractId)).ToListAsync(ct);
        return [.. candidates.Where(candidate => inputs.Any(input => input.ContractId == candidate.ContractId && input.Major == candidate.Major))];
    }
}
