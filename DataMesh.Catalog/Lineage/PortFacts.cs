using System.Text.Json;
using DataMesh.Catalog.Products;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Lineage;

/// <summary>What runs have told about the ports of some domains.</summary>
internal sealed class PortFacts(ILookup<(string Domain, string Contract, int Major), PortState> states, ILookup<(string Domain, string Contract, int Major), CommitRecord> commits)
{
    public static async Task<PortFacts> ReadAsync(CatalogDb db, IReadOnlyCollection<string> domains, CancellationToken ct)
    {
        var states = await db.PortStates.AsNoTracking().Where(state => domains.Contains(state.Domain)).ToListAsync(ct);
        var commits = await db.Commits.AsNoTracking().Where(commit => domains.Contains(commit.Domain))
            .GroupBy(commit => new { commit.Domain, commit.Contract, commit.Major, commit.Object })
            .Select(table => table.OrderByDescending(commit => commit.DataVersion).First())
            .ToListAsync(ct);
        return new(
            states.ToLookup(state => (state.Domain, state.Contract, state.Major)),
            commits.ToLookup(commit => (commit.Domain, commit.Contract, commit.Major)));
    }

    public Port Port(string domain, PublishedPort port)
    {
        var key = (domain, port.Contract, port.Major);
        var state = states[key].FirstOrDefault();
        return new()
        {
            Name = port.Name,
            ContractId = port.ContractId,
            Contract = port.Contract,
            ContractVersion = port.ContractVersion,
            Major = port.Major,
            Objects = [.. port.Objects.Select(found => new PortObject { Name = found.Name, Description = found.Description, LastCommit = Commit(key, found.Name) })],
            Interfaces = [.. Interfaces(domain, port)],
            Quality = state?.Quality is { } quality ? JsonSerializer.Deserialize<QualityResult>(quality, MeshJson.Options) : null,
            LastRun = state?.LastRun is { } run ? JsonSerializer.Deserialize<RunOutcome>(run, MeshJson.Options) : null,
        };
    }

    private CommitSummary? Commit((string Domain, string Contract, int Major) key, string name) => commits[key]
        .Where(commit => commit.Object == name)
        .Select(commit => new CommitSummary { DataVersion = commit.DataVersion, Rows = commit.Rows, Bytes = commit.Bytes, CommittedAt = commit.CommittedAt, RunId = commit.RunId })
        .FirstOrDefault();

    private static IEnumerable<PortInterface> Interfaces(string domain, PublishedPort port)
    {
        yield return new() { Kind = "rest", Address = $"/data/{domain}/{port.Contract}/v{port.Major}" };
        yield return new() { Kind = "events", Address = $"/data/{domain}/{port.Contract}/v{port.Major}/events" };
        foreach (var found in port.Objects)
        {
            yield return new() { Kind = "sql", Address = $"{SqlName(domain)}.{SqlName(port.Contract)}_v{port.Major}.{SqlName(found.Name)}" };
        }
    }

    private static string SqlName(string segment) => segment.Replace('-', '_');
}
