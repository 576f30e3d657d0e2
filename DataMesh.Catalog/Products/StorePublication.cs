using System.Text.Json;
using DataMesh.Catalog.Changes;
using DataMesh.Catalog.Compatibility;
using DataMesh.Catalog.Domains;
using DataMesh.Catalog.Governance;
using DataMesh.Catalog.Lineage;
using DataMesh.Catalog.Search;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Products;

/// <summary>The transaction of a publication: one at a time in the mesh, all of it or nothing.</summary>
internal sealed class StorePublication(CatalogDb db, JudgePublication judge, TimeProvider time)
{
    /// <param name="publication">What is published.</param>
    /// <param name="dryRun">Judges and keeps nothing.</param>
    /// <param name="ct">Ends it.</param>
    public Task<StoredPublication> StoreAsync(Publication publication, bool dryRun, CancellationToken ct) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(() => TryAsync(publication, dryRun, ct));

    private async Task<StoredPublication> TryAsync(Publication publication, bool dryRun, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockPublishingAsync(ct);
        var record = await db.Products.Include(candidate => candidate.CurrentRevision)
            .FirstOrDefaultAsync(candidate => candidate.Domain == publication.Domain && candidate.Name == publication.Product, ct);
        var stored = record?.CurrentRevision is { } current && current.ContentHash == publication.ContentHash
            ? await MoveAsync(publication, current, now, ct)
            : await JudgeAndStoreAsync(publication, record, now, ct);
        if (stored.Problem is not null || dryRun)
        {
            return stored with { Sequence = 0, Changes = [] };
        }

        await transaction.CommitAsync(ct);
        return stored;
    }

    /// <summary>The same documents again: at most the domain's address is new.</summary>
    private async Task<StoredPublication> MoveAsync(Publication publication, ProductRevision current, DateTimeOffset now, CancellationToken ct)
    {
        var (_, moved) = await AnnounceAddress.StoreAsync(publication.Domain, publication.Address, db, now, ct);
        return moved is null ? new("unchanged", current.Sequence, []) : new("moved", moved.Sequence, [moved]);
    }

    private async Task<StoredPublication> JudgeAndStoreAsync(Publication publication, ProductRecord? record, DateTimeOffset now, CancellationToken ct)
    {
        if (await FindTakenAsync(publication, record?.Id, ct) is { } taken)
        {
            return new("taken", 0, []) { Problem = PublicationProblems.Taken(taken) };
        }

        var comparison = await new CompareWithCurrent(db, DateOnly.FromDateTime(now.UtcDateTime)).CompareAsync(publication, record, ct);
        var verdict = await judge.JudgeAsync(publication, db, ct);
        if (PublicationProblems.Refuse(comparison, verdict) is { } problem)
        {
            return new("refused", 0, []) { Problem = problem };
        }

        return await StoreRevisionAsync(publication, record, comparison, verdict, now, ct);
    }

    private async Task<StoredPublication> StoreRevisionAsync(
        Publication publication, ProductRecord? record, PublicationComparison comparison, PublicationVerdict verdict, DateTimeOffset now, CancellationToken ct)
    {
        var (address, moved) = await AnnounceAddress.StoreAsync(publication.Domain, publication.Address, db, now, ct);
        record ??= db.Products.Add(new() { Domain = publication.Domain, Name = publication.Product }).Entity;
        await db.SaveChangesAsync(ct);
        var revision = publication.Revision(record.Id, now);
        revision.PolicyFindings = verdict.Findings.Count == 0 ? null : JsonSerializer.Serialize(verdict.Findings.Select(PolicyWire.Finding), MeshJson.Options);
        db.Revisions.Add(revision);
        await db.SaveChangesAsync(ct);
        db.Verdicts.AddRange(verdict.Records(revision.Id));
        db.PolicyFiles.AddRange(publication.Policies.Select(file => new PolicyFileRecord { RevisionId = revision.Id, File = file.File, Content = file.Content }));
        var majors = await AnnounceMajorsAsync(publication, comparison.Majors, now, ct);

        await db.LockFeedAsync(ct);
        var published = publication.Change(address, now);
        var change = db.Changes.Add(ChangeRecord.Of(published)).Entity;
        await db.SaveChangesAsync(ct);
        revision.Sequence = change.Sequence;
        record.CurrentRevisionId = revision.Id;
        db.Changes.AddRange(majors.Select(ChangeRecord.Of));
        await db.SaveChangesAsync(ct);
        await SearchIndex.PublishAsync(db, record, publication, ct);
        var commits = await AnnounceCommits.AppendAsync(db, [publication.Domain], now, ct);
        return new("published", change.Sequence, [.. moved is null ? Array.Empty<Change>() : [moved], published, .. majors, .. commits])
        {
            Differences = comparison.Differences,
            Dependents = [.. majors.SelectMany(major => major.Dependents)],
        };
    }

    /// <summary>Those who rely on the major version before learn what is coming to them.</summary>
    private async Task<List<MajorPublished>> AnnounceMajorsAsync(Publication publication, IReadOnlyList<NewMajor> majors, DateTimeOffset now, CancellationToken ct)
    {
        var announced = new List<MajorPublished>();
        foreach (var major in majors)
        {
            announced.Add(new()
            {
                Sequence = 0,
                At = now,
                Domain = publication.Domain,
                Product = publication.Product,
                Contract = major.After.Name,
                ContractId = major.After.Id,
                Major = major.After.Version.Major,
                Version = major.After.Version.Text,
                PreviousMajor = major.Before.Version.Major,
                PreviousVersion = major.Before.Version.Text,
                EndDate = major.LastDay,
                BreakingChanges = major.Comparison.Changes.Count(change => change.Kind.Readers == DataMesh.Contracts.Impact.Breaking),
                Dependents = await FindDependents.ReadAsync(db, publication.Domain, major.Before, major.Comparison, ct),
            });
        }

        return announced;
    }

    /// <summary>A contract's id is unique in the mesh and its name in its domain; both are part of what others rely on.</summary>
    private async Task<string?> FindTakenAsync(Publication publication, long? productId, CancellationToken ct)
    {
        var ids = publication.Contracts.Select(contract => contract.Id).ToList();
        var names = publication.Contracts.Select(contract => contract.Name).ToList();
        var other = await (
            from product in db.Products
            where product.Id != productId
            join contract in db.Contracts on product.CurrentRevisionId equals contract.RevisionId
            where ids.Contains(contract.ContractId) || (contract.Domain == publication.Domain && names.Contains(contract.Name))
            select new { product.Domain, product.Name, contract.ContractId, Contract = contract.Name }).AsNoTracking().FirstOrDefaultAsync(ct);
        return other is null
            ? null
            : ids.Contains(other.ContractId)
                ? $"The contract id '{other.ContractId}' belongs to product '{other.Domain}/{other.Name}'. Give this contract an id of its own."
                : $"The domain has a contract '{other.Contract}' already, in product '{other.Name}'. Choose another name.";
    }
}
