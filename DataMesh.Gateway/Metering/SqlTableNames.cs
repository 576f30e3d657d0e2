using System.Collections.Frozen;
using System.Globalization;
using DataMesh.Client;
using Microsoft.Extensions.Primitives;

namespace DataMesh.Gateway.Metering;

/// <summary>
/// Which port a table is that SQL calls <c>{domain}.{contract}_v{major}.{object}</c>; made anew when the products change.
/// </summary>
internal sealed class SqlTableNames(ProductDirectory directory)
{
    private Snapshot? _current;

    public (string Domain, string Contract, int Major, string Object)? Find(string table)
    {
        var current = Volatile.Read(ref _current);
        if (current is null || current.Changed.HasChanged)
        {
            Volatile.Write(ref _current, current = Read());
        }

        return current.Tables.TryGetValue(table, out var found) ? found : null;
    }

    private Snapshot Read()
    {
        // The token first: a change in between then shows in the next look.
        var changed = directory.GetChangeToken();
        var tables =
            from product in directory.Products
            from contract in product.Contracts
            from name in contract.Objects
            let table = string.Create(
                CultureInfo.InvariantCulture, $"{Name(product.Domain)}.{Name(contract.Contract)}_v{contract.Major}.{Name(name)}")
            select KeyValuePair.Create(table, (product.Domain, contract.Contract, contract.Major, name));
        return new(tables.DistinctBy(table => table.Key).ToFrozenDictionary(StringComparer.Ordinal), changed);
    }

    private static string Name(string segment) => segment.Replace('-', '_');

    private sealed record Snapshot(
        FrozenDictionary<string, (string Domain, string Contract, int Major, string Object)> Tables, IChangeToken Changed);
}
