using DataMesh.Client;
using DataMesh.Contracts;
using DataMesh.Sdk.Documents;

namespace DataMesh.Sdk.Reporting;

/// <summary>
/// Reports commits that the catalog has not heard of. The tables' logs are the outbox: a commit is in the log the moment it is visible, so
/// nothing has to be written a second time before a report is safe.
/// </summary>
internal sealed class MissingReports(RunReports reports, TableRegistry tables)
{
    /// <summary>Compares the tables of a product with what the catalog knows, and reports the difference. Returns how many commits.</summary>
    public async Task<int> ReportAsync(DomainProduct product, ProductDetails known, CancellationToken ct)
    {
        var reported = 0;
        foreach (var contract in product.Contracts.Select(pair => pair.Contract))
        {
            var port = known.Ports.FirstOrDefault(candidate => candidate.Contract == contract.Name && candidate.Major == contract.Version.Major);
            foreach (var schema in contract.Schema)
            {
                var last = port?.Objects.FirstOrDefault(candidate => candidate.Name == schema.Name)?.LastCommit?.DataVersion ?? -1;
                reported += await ReportAsync(product.Domain, contract, schema, last, ct);
            }
        }

        return reported;
    }

    private async Task<int> ReportAsync(string domain, DataContract contract, SchemaObject schema, long last, CancellationToken ct)
    {
        var table = tables.Of(domain, contract, schema);
        if (await table.FindSnapshotAsync(ct) is not { } snapshot || snapshot.Version <= last)
        {
            return 0;
        }

        var missing = (await table.ReadCommitsAsync(last, ct)).Where(commit => commit.RunId is not null).ToList();
        foreach (var commit in missing)
        {
            reports.Add(OpenLineage.Recovered(domain, contract, snapshot, commit));
        }

        return missing.Count;
    }
}
