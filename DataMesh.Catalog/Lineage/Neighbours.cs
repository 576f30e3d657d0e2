using System.Text.Json;
using DataMesh.Catalog.Products;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Lineage;

/// <summary>
/// Who reads whom, from two sources: what products declare as input ports (by contract id, so the other end may be published later) and
/// what runs were seen to read.
/// </summary>
internal sealed class Neighbours
{
    private const int MostSeen = 100_000;
    private readonly List<(Contract From, Contract To, bool Declared, DateTimeOffset? LastSeen)> _edges = [];
    private readonly Dictionary<Contract, string> _products = [];

    public static async Task<Neighbours> ReadAsync(CatalogDb db, CancellationToken ct)
    {
        var neighbours = new Neighbours();
        var published = await db.Products.AsNoTracking().Where(product => product.CurrentRevision != null)
            .Select(product => new { product.Domain, product.Name, product.CurrentRevision!.View }).ToListAsync(ct);
        var views = published.Select(product => (product.Domain, product.Name, View: JsonSerializer.Deserialize<PublishedView>(product.View, MeshJson.Options)!)).ToList();
        var ids = views.SelectMany(product => product.View.Ports.Select(port => (port.ContractId, Key: new Contract(product.Domain, port.Contract, port.Major))))
            .ToLookup(port => (port.ContractId, port.Key.Major), port => port.Key);
        foreach (var (domain, name, port) in views.SelectMany(product => product.View.Ports.Select(port => (product.Domain, product.Name, port))))
        {
            var to = new Contract(domain, port.Contract, port.Major);
            neighbours._products[to] = name;
            neighbours._edges.AddRange(port.Inputs.SelectMany(input => ids[(input.ContractId, input.Major)]).Select(from => (from, to, true, (DateTimeOffset?)null)));
        }

        neighbours._edges.AddRange(await SeenAsync(db, ct));
        return neighbours;
    }

    public IReadOnlyList<LineageNeighbour> UpstreamOf(string domain, PublishedView view) => Merge(_edges.Where(edge => Owns(domain, view, edge.To)), edge => edge.From);

    public IReadOnlyList<LineageNeighbour> DownstreamOf(string domain, PublishedView view) => Merge(_edges.Where(edge => Owns(domain, view, edge.From)), edge => edge.To);

    private static async Task<List<(Contract, Contract, bool, DateTimeOffset?)>> SeenAsync(CatalogDb db, CancellationToken ct)
    {
        var seen = await db.JobDatasets.AsNoTracking().Where(edge => edge.DatasetNamespace.StartsWith(TableReference.Scheme))
            .OrderByDescending(edge => edge.LastSeen).Take(MostSeen).ToListAsync(ct);
        var ends = seen.Select(edge => (edge, Table: TableReference.Parse(edge.DatasetNamespace, edge.DatasetName)))
            .Where(end => end.Table is not null)
            .Select(end => (end.edge, Contract: new Contract(end.Table!.Domain, end.Table.Contract, end.Table.Major)))
            .ToLookup(end => (end.edge.JobNamespace, end.edge.JobName));
        return
        [
            .. from job in ends
               from input in job.Where(end => !end.edge.IsOutput)
               from output in job.Where(end => end.edge.IsOutput)
               where input.Contract != output.Contract
               select (input.Contract, output.Contract, false, (DateTimeOffset?)input.edge.LastSeen),
        ];
    }

    private List<LineageNeighbour> Merge(
        IEnumerable<(Contract From, Contract To, bool Declared, DateTimeOffset? LastSeen)> edges,
        Func<(Contract From, Contract To, bool Declared, DateTimeOffset? LastSeen), Contract> other) =>
    [
        .. edges.GroupBy(other).OrderBy(group => group.Key.Domain, StringComparer.Ordinal).ThenBy(group => group.Key.Name, StringComparer.Ordinal)
            .Select(group => new LineageNeighbour
            {
                Domain = group.Key.Domain,
                Product = _products.GetValueOrDefault(group.Key),
                Contract = group.Key.Name,
                Major = group.Key.Major,
                Declared = group.Any(edge => edge.Declared),
                LastSeen = group.Max(edge => edge.LastSeen),
            }),
    ];

    private static bool Owns(string domain, PublishedView view, Contract contract) =>
        contract.Domain == domain && view.Ports.Any(port => port.Contract == contract.Name && port.Major == contract.Major);

    private sealed record Contract(string Domain, string Name, int Major);
}
