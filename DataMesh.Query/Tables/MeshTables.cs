using System.Collections.Concurrent;
using System.Collections.Immutable;
using DataMesh.Client;
using DataMesh.Tables;

namespace DataMesh.Query.Tables;

/// <summary>The tables of all current products by their SQL names: <c>{domain}.{object}</c> and <c>{domain}.{contract}_v{major}.{object}</c>.</summary>
internal sealed class MeshTables(ProductDirectory directory, ITableStorage storage, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<TableAddress, DeltaTable> _tables = [];
    private volatile Names? _names;

    public IReadOnlyCollection<MeshTable> All => Current().All;

    /// <summary>The table of that name, in whatever case, or null.</summary>
    public MeshTable? Find(TableName name) => (name.Catalog, name.Schema) switch
    {
        (null, { } domain) => Current().Short.GetValueOrDefault($"{domain}.{name.Table}"),
        ({ } domain, { } contract) => Current().Full.GetValueOrDefault($"{domain}.{contract}.{name.Table}"),
        _ => null,
    };

    public Task<TableSnapshot?> FindSnapshotAsync(MeshTable table, CancellationToken ct) => Open(table.Address).FindSnapshotAsync(ct);

    /// <summary>The table at an address; one for all who read it, so that they share what is known of its log.</summary>
    public DeltaTable Open(TableAddress table) => _tables.GetOrAdd(table, address => new(storage, address, time));

    public void Dispose()
    {
        foreach (var table in _tables.Values)
        {
            table.Dispose();
        }
    }

    private Names Current()
    {
        if (_names is { Changed.HasChanged: false } known)
        {
            return known;
        }

        // The token first: a change in between then makes the names be read again, instead of being missed.
        var changed = directory.GetChangeToken();
        return _names = Names.Of([.. directory.Products], changed);
    }

    private sealed record Names(
        ImmutableArray<MeshTable> All, Dictionary<string, MeshTable> Short, Dictionary<string, MeshTable> Full, Microsoft.Extensions.Primitives.IChangeToken Changed)
    {
        public static Names Of(IReadOnlyList<ProductPublished> products, Microsoft.Extensions.Primitives.IChangeToken changed)
        {
            var all = (
                from product in products
                from contract in product.Contracts
                from name in contract.Objects
                let address = new TableAddress(product.Domain, contract.Contract, contract.Major, name)
                group (product, contract, name, address) by $"{SqlName(product.Domain)}.{SqlName(name)}" into sameName
                let newest = sameName.MaxBy(table => table.contract.Major)
                from table in sameName
                select new MeshTable(
                    SqlName(table.product.Domain), $"{SqlName(table.contract.Contract)}_v{table.contract.Major}", SqlName(table.name), table.address == newest.address, table.address)).ToList();
            return new(
                [.. all],
                all.Where(table => table.IsNewest).DistinctBy(table => table.ShortName, StringComparer.OrdinalIgnoreCase).ToDictionary(table => table.ShortName, StringComparer.OrdinalIgnoreCase),
                all.DistinctBy(table => table.FullName, StringComparer.OrdinalIgnoreCase).ToDictionary(table => table.FullName, StringComparer.OrdinalIgnoreCase),
                changed);
        }

        private static string SqlName(string segment) => segment.Replace('-', '_');
    }
}
