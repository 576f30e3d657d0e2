using System.Diagnostics;
using DataMesh.Catalog.Changes;
using DataMesh.Catalog.Domains;
using DataMesh.Catalog.Joining;
using DataMesh.Catalog.Lineage;
using DataMesh.Catalog.Search;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Products;

/// <summary>Publishing is one transaction: parse → agree with what others published → store → append a change.</summary>
internal static partial class PublishProductVersion
{
    public static async Task<Results<Ok<PublishedProduct>, Created<PublishedProduct>, ProblemHttpResult>> HandleAsync(
        string domain, string product, PublishProduct body, CatalogDb db, ChangeFeed feed, ReachAddress reach, TimeProvider time, ILogger<CatalogDb> logger, CancellationToken ct)
    {
        var publication = Publication.Read(domain, product, body);
        if (publication.Problem is { } problem)
        {
            CatalogTelemetry.Publication("invalid");
            Log.Refused(logger, domain, product, problem.ProblemDetails.Detail);
            return problem;
        }

        if (await JoiningRules.RefuseAsync(body, reach, ct) is { } outsider)
        {
            CatalogTelemetry.Publication("refused");
            Log.Refused(logger, domain, product, outsider.ProblemDetails.Detail);
            return outsider;
        }

        Activity.Current?.SetTag("datamesh.domain", domain).SetTag("datamesh.product", product);
        var stored = await db.Database.CreateExecutionStrategy().ExecuteAsync(() => StoreAsync(publication, db, time.GetUtcNow(), ct));
        CatalogTelemetry.Publication(stored.Outcome);
        if (stored.Taken is not null)
        {
            Log.Refused(logger, domain, product, stored.Taken);
            return TypedResults.Problem(stored.Taken, statusCode: StatusCodes.Status409Conflict, type: Problems.NameTaken, title: "Another product has that name.");
        }

        if (stored.Changes.Count > 0)
        {
            CatalogTelemetry.ChangesAppended(stored.Changes);
            feed.Signal();
            Log.Published(logger, domain, product, stored.Sequence);
        }

        var answer = publication.Answer(stored.Changes.Count > 0, stored.Sequence);
        return stored.Outcome == "published" ? TypedResults.Created($"/api/products/{domain}/{product}", answer) : TypedResults.Ok(answer);
    }

    private static async Task<Stored> StoreAsync(Publication publication, CatalogDb db, DateTimeOffset now, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockPublishingAsync(ct);
        var record = await db.Products.Include(candidate => candidate.CurrentRevision)
            .FirstOrDefaultAsync(candidate => candidate.Domain == publication.Domain && candidate.Name == publication.Product, ct);
        var isCurrent = record?.CurrentRevision?.ContentHash == publication.ContentHash;
        if (!isCurrent && await FindTakenAsync(publication, record?.Id, db, ct) is { } taken)
        {
            return new("taken", 0, []) { Taken = taken };
        }

        var (address, moved) = await AnnounceAddress.StoreAsync(publication.Domain, publication.Address, db, now, ct);
        var stored = isCurrent
            ? new(moved is null ? "unchanged" : "moved", moved?.Sequence ?? record!.CurrentRevision!.Sequence, [])
            : await StoreRevisionAsync(publication, record, address, db, now, ct);
        await transaction.CommitAsync(ct);
        return moved is null ? stored : stored with { Changes = [moved, .. stored.Changes] };
    }

    private static async Task<Stored> StoreRevisionAsync(Publication publication, ProductRecord? record, Uri? address, CatalogDb db, DateTimeOffset now, CancellationToken ct)
    {
        record ??= db.Products.Add(new() { Domain = publication.Domain, Name = publication.Product }).Entity;
        await db.SaveChangesAsync(ct);
        var revision = publication.Revision(record.Id, now);
        db.Revisions.Add(revision);
        await db.LockFeedAsync(ct);
        var published = publication.Change(address, now);
        var change = db.Changes.Add(ChangeRecord.Of(published)).Entity;
        await db.SaveChangesAsync(ct);
        revision.Sequence = change.Sequence;
        record.CurrentRevisionId = revision.Id;
        await db.SaveChangesAsync(ct);
        await SearchIndex.PublishAsync(db, record, revision, ct);
        return new("published", change.Sequence, [published, .. await AnnounceCommits.AppendAsync(db, [publication.Domain], now, ct)]);
    }

    /// <summary>A contract's id is unique in the mesh and its name in its domain; both are part of what others rely on.</summary>
    private static async Task<string?> FindTakenAsync(Publication publication, long? productId, CatalogDb db, CancellationToken ct)
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

    private sealed record Stored(string Outcome, long Sequence, IReadOnlyList<Change> Changes)
    {
        public string? Taken { get; init; }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Product {Domain}/{Product} is published; change {Sequence}.")]
        public static partial void Published(ILogger logger, string domain, string product, long sequence);

        [LoggerMessage(LogLevel.Information, "The publication of {Domain}/{Product} is refused: {Reason}")]
        public static partial void Refused(ILogger logger, string domain, string product, string? reason);
    }
}
