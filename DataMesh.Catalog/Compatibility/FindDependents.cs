using DataMesh.Catalog.Lineage;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using DataMesh.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Compatibility;

/// <summary>Who relies on a major version of a contract, and on which of the columns that changed.</summary>
internal static class FindDependents
{
    public static async Task<List<Dependent>> ReadAsync(
        CatalogDb db, string domain, DataContract contract, ContractComparison? comparison, CancellationToken ct)
    {
        var major = contract.Version.Major;
        var readers = await Neighbours.ReadersAsync(db, domain, contract.Name, contract.Id, major, ct);
        var used = comparison is null ? [] : await ChangedColumnsAsync(db, domain, $"{contract.Name}/v{major}/", comparison, ct);
        return
        [
            .. readers.Where(reader => (reader.Domain, reader.Contract) != (domain, contract.Name)).Select(reader => new Dependent
            {
                Domain = reader.Domain,
                Product = reader.Product,
                Contract = reader.Contract,
                Major = reader.Major,
                Declared = reader.Declared,
                LastSeen = reader.LastSeen,
                ChangedColumns = [.. used.Where(edge => (edge.Reader.Domain, edge.Reader.Contract, edge.Reader.Major) == (reader.Domain, reader.Contract, reader.Major))
                    .Select(edge => edge.Column).Distinct().Order(StringComparer.Ordinal)],
            }),
        ];
    }

    private static async Task<List<(TableReference Reader, string Column)>> ChangedColumnsAsync(
        CatalogDb db, string domain, string prefix, ContractComparison comparison, CancellationToken ct)
    {
        var changed = comparison.Changes.Where(change => change.Kind.Readers == Impact.Breaking && change.PropertyName is not null)
            .Select(change => (change.ObjectName, change.PropertyName)).ToHashSet();
        if (changed.Count == 0)
        {
            return [];
        }

        var space = TableReference.Scheme + domain;
        var edges = await db.ColumnEdges.AsNoTracking().Where(edge => edge.FromNamespace == space && edge.FromName.StartsWith(prefix)).ToListAsync(ct);
        return
        [
            .. from edge in edges
               let @object = edge.FromName[prefix.Length..]
               let reader = TableReference.Parse(edge.ToNamespace, edge.ToName)
               where reader is not null && changed.Contains((@object, edge.FromColumn))
               select (reader, $"{@object}.{edge.FromColumn}"),
        ];
    }
}
