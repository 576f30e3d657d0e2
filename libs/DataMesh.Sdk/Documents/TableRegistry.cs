using System.Collections.Concurrent;
using DataMesh.Contracts;
using DataMesh.Tables;

namespace DataMesh.Sdk.Documents;

/// <summary>One <see cref="DeltaTable"/> for each table, so that runs and readers share what is known of its log.</summary>
internal sealed class TableRegistry(ITableStorage storage, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<TableAddress, DeltaTable> _tables = [];

    public DeltaTable Of(TableAddress address) => _tables.GetOrAdd(address, key => new(storage, key, time));

    public DeltaTable Of(string domain, DataContract contract, SchemaObject schema) =>
        Of(new TableAddress(domain, contract.Name, contract.Version.Major, schema.Name));

    public void Dispose()
    {
        foreach (var table in _tables.Values)
        {
            table.Dispose();
        }
    }
}
