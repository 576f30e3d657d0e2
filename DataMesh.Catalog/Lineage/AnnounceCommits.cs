using DataMesh.Catalog.Changes;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Lineage;

/// <summary>
/// Appends a change for each commit whose contract is published and that was not announced yet. Both sides call it under the lock of the
/// feed: who reports a commit and who publishes a contract. So the one that comes second sees what the first has stored.
/// </summary>
internal static class AnnounceCommits
{
    public static async Task<IReadOnlyList<DataCommitted>> AppendAsync(CatalogDb db, IReadOnlyCollection<string> domains, DateTimeOffset now, CancellationToken ct)
    {
        await db.LockFeedAsync(ct);
        var commits = await db.Commits.FromSql(
            $"""
            UPDATE data_commit AS reported SET "Announced" = true
            WHERE NOT "Announced" AND "Domain" = ANY({domains.ToArray()}) AND EXISTS (
                SELECT FROM contract_revision AS published
                WHERE published."Domain" = reported."Domain" AND published."Name" = reported."Contract" AND published."Major" = reported."Major")
            RETURNING reported.*
            """).AsNoTracking().ToListAsync(ct);
        var changes = commits
            .OrderBy(commit => commit.Domain, StringComparer.Ordinal).ThenBy(commit => commit.Contract, StringComparer.Ordinal).ThenBy(commit => commit.Major)
            .ThenBy(commit => commit.DataVersion).ThenBy(commit => commit.Object, StringComparer.Ordinal)
            .Select(commit => Committed(commit, now)).ToList();
        foreach (var change in changes)
        {
            db.Changes.Add(ChangeRecord.Of(change));

            // One at a time, so that the sequence is in this order.
            await db.SaveChangesAsync(ct);
        }

        return changes;
    }

    private static DataCommitted Committed(CommitRecord commit, DateTimeOffset now) => new()
    {
        Sequence = 0,
        At = now,
        Domain = commit.Domain,
        Contract = commit.Contract,
        Major = commit.Major,
        Object = commit.Object,
        DataVersion = commit.DataVersion,
        Rows = commit.Rows,
        Bytes = commit.Bytes,
        RunId = commit.RunId,
        TraceParent = commit.TraceParent,
    };
}
