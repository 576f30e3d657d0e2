using System.Globalization;
using DataMesh.Catalog.Products;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using DataMesh.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Compatibility;

/// <summary>
/// Holds the contracts of a publication against what is promised now: within a major version a change needs the version that it demands, a new
/// major version stands beside the old one, and no major version goes before its last day.
/// </summary>
internal sealed class CompareWithCurrent(CatalogDb db, DateOnly today)
{
    public async Task<PublicationComparison> CompareAsync(Publication publication, ProductRecord? record, CancellationToken ct)
    {
        var (differences, refusals, announced) = (new List<VersionChange>(), new List<string>(), new List<NewMajor>());
        foreach (var contract in publication.Contracts)
        {
            var majors = await NewestOfMajorsAsync(contract, ct);
            if (Read(majors.Find(found => found.Major == contract.Version.Major)) is { } current)
            {
                var change = Within(publication, contract, current);
                differences.Add(change);
                refusals.AddRange(change.Refusal is { } refusal ? [refusal] : []);
            }
            else if (Read(majors.Where(found => found.Major < contract.Version.Major).MaxBy(found => found.Major)) is { } before)
            {
                var comparison = ContractComparer.Compare(before, contract);
                differences.Add(VersionChanges.Of(publication.Domain, contract.Name, comparison));
                announced.Add(new(before, contract, comparison, LastDayOf(publication.Document, before)));
            }
        }

        refusals.AddRange(await DroppedAsync(publication, record, ct));
        return new([.. differences.Where(change => change.Changes.Count > 0 || change.Refusal is not null)], refusals, announced);
    }

    private static VersionChange Within(Publication publication, DataContract contract, DataContract current)
    {
        var comparison = ContractComparer.Compare(current, contract);
        var refusal = comparison.VersionFinding is { } finding
            ? $"{publication.FileOf(contract)}: {finding.Code}: contract {contract.Name}: {finding.Message}. Fix: {finding.Fix}"
            : null;
        return VersionChanges.Of(publication.Domain, contract.Name, comparison, refusal);
    }

    /// <summary>Consumers were promised a major version until its last day.</summary>
    private async Task<List<string>> DroppedAsync(Publication publication, ProductRecord? record, CancellationToken ct)
    {
        if (record?.CurrentRevision is not { } current)
        {
            return [];
        }

        var kept = publication.Contracts.Select(contract => (contract.Id, contract.Version.Major)).ToHashSet();
        var dropped = (await db.Contracts.AsNoTracking().Where(contract => contract.RevisionId == current.Id).ToListAsync(ct))
            .Where(contract => !kept.Contains((contract.ContractId, contract.Major)))
            .Select(Read).OfType<DataContract>().ToList();
        var product = ProductReader.Read(current.Content, current.File).Value;
        return
        [
            .. from contract in dropped
               let end = product is null ? null : LastDayOf(product, contract)
               where contract.Version.Major > 0 && contract.Stage is not (LifecycleStage.Draft or LifecycleStage.Retired) && !(end < today)
               select $"contract-dropped: {contract.Name} v{contract.Version.Major} ({contract.Version}, {contract.Status ?? "active"}) is promised "
                   + $"{(end is null ? "without a last day" : $"until {end:yyyy-MM-dd}")}, but no document of the publication is of that major version. "
                   + "Fix: keep its document and port; to end it, set its status to deprecated, and endDate and successor as custom properties of the port; "
                   + "after that day, or when it is retired, leave it out",
        ];
    }

    private Task<List<ContractRevision>> NewestOfMajorsAsync(DataContract contract, CancellationToken ct) =>
        db.Contracts.AsNoTracking().Where(found => found.ContractId == contract.Id)
            .GroupBy(found => found.Major).Select(group => group.OrderByDescending(found => found.RevisionId).First()).ToListAsync(ct);

    private static DataContract? Read(ContractRevision? revision) => revision is null ? null : ContractReader.Read(revision.Content, revision.File).Value;

    /// <summary>The custom property <c>endDate</c> of the port that offers a contract, as the policy on deprecated ports demands it.</summary>
    public static DateOnly? LastDayOf(DataProduct product, DataContract contract) =>
        product.OutputPorts.Where(port => port.ContractId == contract.Id && port.Version.Major == contract.Version.Major)
            .Select(port => Custom(port, "endDate"))
            .Select(text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null)
            .FirstOrDefault(day => day is not null);

    public static string? SuccessorOf(DataProduct product, DataContract contract) =>
        product.OutputPorts.Where(port => port.ContractId == contract.Id && port.Version.Major == contract.Version.Major)
            .Select(port => Custom(port, "successor")).FirstOrDefault(successor => successor is not null);

    private static string? Custom(ProductOutputPort port, string name) => port.CustomProperties.FirstOrDefault(custom => custom.Property == name)?.Value.Text;
}
