using DataMesh.Client;
using DataMesh.Contracts;
using DataMesh.Sdk.Documents;
using DataMesh.Tables;

namespace DataMesh.Sdk.Pipelines;

/// <summary>
/// The input ports of a contract as views <c>{domain}.{object}</c>, each over the snapshot that was newest when the run began, so that all
/// of a run's SQL sees one version.
/// </summary>
internal sealed class PipelineInputs(TableRegistry tables, ITableStorage storage)
{
    /// <exception cref="PipelineFailure">An input is not published, or has no rows yet.</exception>
    public async Task<IReadOnlyList<PinnedInput>> AttachAsync(
        DuckDbSession session, DomainProduct product, DataContract contract, IReadOnlyList<RunInput> inputs, CancellationToken ct)
    {
        var pinned = new List<PinnedInput>();
        foreach (var (id, major) in product.InputsOf(contract).Distinct())
        {
            var input = inputs.FirstOrDefault(candidate => candidate.ContractId == id && candidate.Major == major)
                ?? throw new PipelineFailure(
                    "input-missing", $"The input port '{id}' in major version {major} is published by no domain. Publish it, or correct the product's inputPorts.", retryable: true);
            foreach (var name in input.Objects)
            {
                pinned.Add(await AttachAsync(session, new(input.Domain, input.Contract, input.Major, name), ct));
            }
        }

        return pinned;
    }

    private async Task<PinnedInput> AttachAsync(DuckDbSession session, TableAddress address, CancellationToken ct)
    {
        var snapshot = await tables.Of(address).FindSnapshotAsync(ct)
            ?? throw new PipelineFailure("input-missing", $"The input '{address}' has no rows yet; the run is repeated once it has.", retryable: true);
        await session.AttachViewAsync(NameOf(address.Domain), NameOf(address.Object), SnapshotRelation.Query(snapshot, storage), ct);
        return new(address, snapshot.Version, snapshot.Rows);
    }

    /// <summary>A name that SQL takes without quotes.</summary>
    private static string NameOf(string segment) => segment.Replace('-', '_');
}
