using System.Diagnostics;
using DataMesh.Catalog.Changes;
using DataMesh.Catalog.Domains;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Products;

/// <summary>Publishing is one transaction: parse → agree with what others published → store → append a change.</summary>
internal static partial class PublishProductVersion
{
    public static async Task<Results<Ok<PublishedProduct>, Created<PublishedProduct>, ProblemHttpResult>> HandleAsync(
        string domain, string product, PublishProduct body, CatalogDb db, ChangeFeed feed, TimeProvider time, ILogger<CatalogDb> logger, CancellationToken ct)
    {
        var publication = Publication.Read(domain, product, body);
        if (publication.Problem is { } problem)
        {
            Log.Refused(logger, domain, product, problem.ProblemDetails.Detail);
            return problem;
        }

        Activity.Current?.SetTag("datamesh.domain", domain).SetTag("datamesh.product", product);
        var (answer, taken, isNew) = await db.Database.CreateExecutionStrategy().ExecuteAsync(() => StoreAsync(publication, db, time, ct));
        if (taken is not null)
        {
            Log.Refused(logger, domain, product, taken);
            return TypedResults.Problem(taken, statusCode: StatusCodes.Status409Conflict, type: Problems.NameTaken, title: "Another product has that name.");
        }

        if (!answer!.Changed)
        {
            return TypedResults.Ok(answer);
        }

        feed.Signal();
        Log.Published(logger, domain, product, answer.Sequence);
        return isNew ? TypedResults.Created($"/api/products/{domain}/{product}", answer) : TypedResults.Ok(answer);
    }

    private static async Task<(PublishedProduct? Answer, string? Taken, bool IsNew)> StoreAsync(Publication publication, CatalogDb db, TimeProvider time, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockPublishingAsync(ct);
        var record = await db.Products.Include(candidate => candidate.CurrentRevision)
            .FirstOrDefaultAsync(candidate => candidate.Domain == publication.Domain && candidate.Name == publication.Product, ct);
        if (record?.CurrentRevision is { } current && current.ContentHash == publication.ContentHash)
        {
            return (await StoreAddressAsync(publication, current.Sequence, db, time.GetUtcNow(), ct), Taken: null, IsNew: false);
        }

        if (await FindTakenAsync(publication, record?.Id, db, ct) is { } taken)
        {
            return (Answer: null, taken, IsNew: false);
        }

        record ??= db.Products.Add(new() { Domain = publication.Domain, Name = publication.Product }).Entity;
        await db.SaveChangesAsync(ct);
        var revision = publication.Revision(record.Id, time.GetUtcNow());
        db.Revisions.Add(revision);
        await db.LockFeedAsync(ct);
        var (address, _) = await AnnounceAddress.StoreAsync(publication.Domain, publication.Address, db, time.GetUtcNow(), ct);
        var change = db.Changes.Add(ChangeRecord.Of(publication.Change(address, time.GetUtcNow()))).Entity;
        await db.SaveChangesAsync(ct);
        revision.Sequence = change.Sequence;
        record.CurrentRevisionId = revision.Id;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return (publication.Answer(changed: true, change.Sequence), Taken: null, IsNew: true);
    }

    /// <summary>The documents are current already; the address may be another one.</summary>
    private static async Task<PublishedProduct> StoreAddressAsync(Publication publication, long current, CatalogDb db, DateTimeOffset now, CancellationToken ct)
    {
        var (_, change) = await AnnounceAddress.StoreAsync(publication.Domain, publication.Address, db, now, ct);
        await db.Database.CommitTransactionAsync(ct);
        return publication.Answer(change is not null, change?.Sequence ?? current);
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

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Product {Domain}/{Product} is published; change {Sequence}.")]
        public static partial void Published(ILogger logger, string domain, string product, long sequence);

        [LoggerMessage(LogLevel.Information, "The publication of {Domain}/{Product} is refused: {Reason}")]
        public static partial void Refused(ILogger logger, string domain, string product, string? reason);
    }
}
