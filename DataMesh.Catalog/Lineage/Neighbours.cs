using System.Text.Json;
using DataMesh.Catalog.Products;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Lineage;

/// <summary>
/// Who reads whom, from two sources: what products declare as input ports (by contract id, so the other end may be published later) and
/// what runs were seen to read. Only what touches one product is read.
/// </summary>
internal sealed class Neighbours
{
    /// <summary>Far above what a product has; the newest count.</summary>
    private const int Most = 1000;
    private readonly List<Edge> _upstream = [];
    private readonly List<Edge> _downstream = [];
    private Dictionary<Contract, string> _products = [];

    public IReadOnlyList<LineageNeighbour> Upstream => Merge(_upstream);

    public IReadOnlyList<LineageNeighbour> Downstream => Merge(_downstream);

    public static async Task<Neighbours> ReadAsync(CatalogDb db, string domain, PublishedView view, CancellationToken ct)
    {
        var neighbours = new Neighbours();
        foreach (var port in view.Ports)
        {
            neighbours._upstream.AddRange(await SeenAsync(db, domain, port.Contract, port.Major, isOutput: true, ct));
            neighbours._downstream.AddRange(await SeenAsync(db, domain, port.Contract, port.Major, isOutput: false, ct));
            neighbours._downstream.AddRange(await DeclaredReadersAsync(db, port.ContractId, port.Major, ct));
        }

        neighbours._upstream.AddRange(await DeclaredInputsAsync(db, view, ct));
        neighbours._products = await ProductsAsync(db, neighbours._upstream.Concat(neighbours._downstream), ct);
        return neighbours;
    }

    /// <summary>Who reads one major version of a contract.</summary>
    public static async Task<IReadOnlyList<LineageNeighbour>> ReadersAsync(
        CatalogDb db, string domain, string contract, string contractId, int major, CancellationToken ct)
    {
        var neighbours = new Neighbours();
        neighbours._downstream.AddRange(await SeenAsync(db, domain, contract, major, isOutput: false, ct));
        neighbours._downstream.AddRange(await DeclaredReadersAsync(db, contractId, major, ct));
        neighbours._products = await ProductsAsync(db, neighbours._downstream, ct);
        return neighbours.Downstream;
    }

    /// <summary>The other ends of the jobs that write (or read) a port.</summary>
    private static async Task<List<Edge>> SeenAsync(CatalogDb db, string domain, string contract, int major, bool isOutput, CancellationToken ct)
    {
        var (space, prefix) = (TableReference.Scheme + domain, $"{contract}/v{major}/");
        var seen = await (
            from own in db.JobDatasets.AsNoTracking()
            where own.DatasetNamespace == space && own.DatasetName.StartsWith(prefix) && own.IsOutput == isOutput
            join other in db.JobDatasets on new { own.JobNamespace, own.JobName, IsOutput = !isOutput }
                equals new { other.JobNamespace, other.JobName, other.IsOutput }
            where other.DatasetNamespace.StartsWith(TableReference.Scheme)
            group isOutput ? other.LastSeen : own.LastSeen by new { other.DatasetNamespace, other.DatasetName } into other
            orderby other.Max() descending
            select new { other.Key.DatasetNamespace, other.Key.DatasetName, LastSeen = other.Max() }).Take(Most).ToListAsync(ct);
        var self = new Contract(domain, contract, major);
        return
        [
            .. from found in seen
               let table = TableReference.Parse(found.DatasetNamespace, found.DatasetName)
               where table is not null
               let other = new Contract(table.Domain, table.Contract, table.Major)
               where other != self
               select new Edge(other, Declared: false, found.LastSeen),
        ];
    }

    /// <summary>Who publishes what the product's ports declare to be made from.</summary>
    private static async Task<List<Edge>> DeclaredInputsAsync(CatalogDb db, PublishedView view, CancellationToken ct)
    {
        var inputs = view.Ports.SelectMany(port => port.Inputs).Select(input => (input.ContractId, input.Major)).ToHashSet();
        var ids = inputs.Select(input => input.ContractId).ToList();
        var published = await (
            from contract in db.Contracts.AsNoTracking()
            where ids.Contains(contract.ContractId)
            join product in db.Products on contract.RevisionId equals product.CurrentRevisionId
            orderby contract.Domain, contract.Name, contract.Major
            select new { contract.ContractId, contract.Domain, contract.Name, contract.Major }).Take(Most).ToListAsync(ct);
        return
        [
            .. published.Where(contract => inputs.Contains((contract.ContractId, contract.Major)))
                .Select(contract => new Edge(new(contract.Domain, contract.Name, contract.Major), Declared: true, LastSeen: null)),
        ];
    }

    /// <summary>Whose current ports declare to be made from a port.</summary>
    private static async Task<List<Edge>> DeclaredReadersAsync(CatalogDb db, string contractId, int major, CancellationToken ct)
    {
        var wanted = JsonSerializer.Serialize(
            new { ports = new[] { new { inputs = new[] { new InputPort { ContractId = contractId, Major = major } } } } }, MeshJson.Options);
        var readers = await db.Products.AsNoTracking()
            .Where(product => product.CurrentRevision != null && EF.Functions.JsonContains(product.CurrentRevision.View, wanted))
            .OrderBy(product => product.Id).Take(Most)
            .Select(product => new { product.Domain, product.CurrentRevision!.View }).ToListAsync(ct);
        return
        [
            .. from reader in readers
               from reading in JsonSerializer.Deserialize<PublishedView>(reader.View, MeshJson.Options)!.Ports
               where reading.Inputs.Any(input => input.ContractId == contractId && input.Major == major)
               select new Edge(new(reader.Domain, reading.Contract, reading.Major), Declared: true, LastSeen: null),
        ];
    }

    private static async Task<Dictionary<Contract, string>> ProductsAsync(CatalogDb db, IEnumerable<Edge> edges, CancellationToken ct)
    {
        var ends = edges.Select(edge => edge.Other).ToHashSet();
        var (domains, names) = (ends.Select(end => end.Domain).ToHashSet(), ends.Select(end => end.Name).ToHashSet());
        var owners = await (
            from contract in db.Contracts.AsNoTracking()
            where domains.Contains(contract.Domain) && names.Contains(contract.Name)
            join product in db.Products on contract.RevisionId equals product.CurrentRevisionId
            select new { contract.Domain, contract.Name, contract.Major, Product = product.Name }).ToListAsync(ct);
        return owners.DistinctBy(owner => (owner.Domain, owner.Name, owner.Major))
            .ToDictionary(owner => new Contract(owner.Domain, owner.Name, owner.Major), owner => owner.Product);
    }

    private List<LineageNeighbour> Merge(List<Edge> edges) =>
    [
        .. edges.GroupBy(edge => edge.Other)
            .OrderBy(group => group.Key.Domain, StringComparer.Ordinal).ThenBy(group => group.Key.Name, StringComparer.Ordinal).ThenBy(group => group.Key.Major)
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

    private sealed record Contract(string Domain, string Name, int Major);

    private sealed record Edge(Contract Other, bool Declared, DateTimeOffset? LastSeen);
}
