using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using DataMesh.Catalog.Pages;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Quality;

/// <summary>What the audits of a product's ports found, run by run and rule by rule.</summary>
internal static class ReadQuality
{
    public static async Task<Results<Ok<QualityHistory>, ProblemHttpResult>> HandleAsync(
        string domain, string product, CatalogDb db, CancellationToken ct, DateTimeOffset? since = null,
        [StringLength(200)] string? contract = null,
        [StringLength(200)] string? @object = null, [StringLength(600)] string? after = null, [Range(1, 500)] int limit = 50)
    {
        if (await CurrentProduct.FindAsync(domain, product, db, ct) is not { } found)
        {
            return CurrentProduct.Unknown(domain, product);
        }

        var cursor = after is null ? null : QualityCursor.Parse(after);
        if (after is not null && cursor is null)
        {
            return TypedResults.Problem("after: take the next of the last page as it was.", statusCode: StatusCodes.Status400BadRequest,
                type: Problems.RequestInvalid);
        }

        return TypedResults.Ok(
            await ReadAsync(found, new(since?.ToUniversalTime() ?? DateTimeOffset.MinValue, cursor, contract, @object, limit), db, ct));
    }

    public static async Task<QualityHistory> ReadAsync(CurrentProduct product, Wish wish, CatalogDb db, CancellationToken ct)
    {
        var records = new List<QualityRecord>();
        foreach (var port in product.View.Ports.Where(port => wish.Contract is null || port.Contract == wish.Contract)
            .OrderBy(port => port.Contract, StringComparer.Ordinal).ThenBy(port => port.Major))
        {
            var audits = db.QualityRuns.AsNoTracking().Where(
                run => run.Domain == product.Domain && run.Contract == port.Contract && run.Major == port.Major && run.At >= wish.Since);
            records.AddRange(await (wish.After?.Behind(audits, port.Contract, port.Major) ?? audits)
                .OrderByDescending(run => run.At).ThenBy(run => run.RunId).Take(wish.Limit + 1).ToListAsync(ct));
        }

        // A stable sort: at one instant it stays the order of the ports, and within a port the database's.
        var page = records.OrderByDescending(run => run.At).Take(wish.Limit).ToList();
        var runs = page.Select(run => Of(run, wish.Object)).Where(run => wish.Object is null || run.Checks.Count > 0).ToList();
        return new()
        {
            Runs = runs,
            Rules = RulesOf(runs),
            Next = records.Count > page.Count ? QualityCursor.Of(page[^1]).ToString() : null,
        };
    }

    private static QualityRun Of(QualityRecord record, string? wanted)
    {
        var checks = JsonSerializer.Deserialize<List<CheckResult>>(record.Checks, MeshJson.Options)!
            .Where(check => wanted is null || check.Object == wanted).ToList();
        int Count(CheckStatus status) => checks.Count(check => check.Status == status);
        return new()
        {
            Contract = record.Contract,
            Major = record.Major,
            RunId = record.RunId,
            At = record.At,
            State = record.State,
            Passed = Count(CheckStatus.Pass),
            Failed = Count(CheckStatus.Fail),
            Errors = Count(CheckStatus.Error),
            NotExecuted = Count(CheckStatus.NotExecuted),
            Checks = checks,
        };
    }

    private static List<RuleHistory> RulesOf(IReadOnlyList<QualityRun> runs) =>
    [
        .. from run in runs
           from check in run.Checks
           group (run.At, check.Status) by (run.Contract, run.Major, check.Object, check.Property, check.Rule) into rule
           let failures = rule.Where(end => end.Status is CheckStatus.Fail or CheckStatus.Error).ToList()
           orderby failures.Count descending, rule.Key.Contract, rule.Key.Major, rule.Key.Object, rule.Key.Property, rule.Key.Rule
           select new RuleHistory
           {
               Contract = rule.Key.Contract,
               Major = rule.Key.Major,
               Object = rule.Key.Object,
               Property = rule.Key.Property,
               Rule = rule.Key.Rule,
               Passed = rule.Count(end => end.Status == CheckStatus.Pass),
               Failed = rule.Count(end => end.Status == CheckStatus.Fail),
               Errors = rule.Count(end => end.Status == CheckStatus.Error),
               NotExecuted = rule.Count(end => end.Status == CheckStatus.NotExecuted),
               Last = rule.MaxBy(end => end.At).Status,
               LastFailedAt = failures.Count == 0 ? null : failures.Max(end => end.At),
           },
    ];

    /// <summary>Which runs are wanted: of an interval of time, one contract or all, one object or all.</summary>
    internal sealed record Wish(DateTimeOffset Since, QualityCursor? After, string? Contract, string? Object, int Limit);
}
