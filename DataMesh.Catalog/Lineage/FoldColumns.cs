using DataMesh.Catalog.Storage;
using DataMesh.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Lineage;

/// <summary>Which columns are made from which. A set with the time of the last sight, so the order of events does not matter.</summary>
internal static class FoldColumns
{
    public static async Task FoldAsync(List<RunEvent> events, CatalogDb db, CancellationToken ct)
    {
        var edges = events.SelectMany(found => found.Outputs.SelectMany(output => output.ColumnSources.Select(source => (Event: found, Output: output, Source: source))))
            .GroupBy(edge => (edge.Source.FromNamespace, edge.Source.FromName, edge.Source.FromColumn, edge.Output.Namespace, edge.Output.Name, edge.Source.Column))
            .Select(group => (Key: ContentHash.Of(string.Join('\0', group.Key.FromNamespace, group.Key.FromName, group.Key.FromColumn, group.Key.Namespace, group.Key.Name, group.Key.Column)),
                Names: group.Key, Seen: group.Max(edge => edge.Event.EventTime)))
            .OrderBy(edge => edge.Key, StringComparer.Ordinal).ToList();
        if (edges.Count == 0)
        {
            return;
        }

        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO column_edge AS known ("Key", "FromNamespace", "FromName", "FromColumn", "ToNamespace", "ToName", "ToColumn", "LastSeen")
            SELECT * FROM unnest({edges.Select(edge => edge.Key).ToArray()}, {edges.Select(edge => edge.Names.FromNamespace).ToArray()},
                {edges.Select(edge => edge.Names.FromName).ToArray()}, {edges.Select(edge => edge.Names.FromColumn).ToArray()},
                {edges.Select(edge => edge.Names.Namespace).ToArray()}, {edges.Select(edge => edge.Names.Name).ToArray()},
                {edges.Select(edge => edge.Names.Column).ToArray()}, {edges.Select(edge => edge.Seen).ToArray()})
            ON CONFLICT ("Key") DO UPDATE SET "LastSeen" = greatest(known."LastSeen", excluded."LastSeen")
            """,
            ct);
    }
}
