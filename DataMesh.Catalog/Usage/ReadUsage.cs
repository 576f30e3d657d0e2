using System.ComponentModel.DataAnnotations;
using DataMesh.Catalog.Pages;
using DataMesh.Catalog.Products;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Usage;

/// <summary>Who read a product how much.</summary>
internal static class ReadUsage
{
    /// <summary>What a product's page tells of.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromDays(30);
    private const int MostConsumers = 200;

    public static async Task<Results<Ok<ProductUsage>, ProblemHttpResult>> HandleAsync(
        string domain, string product, CatalogDb db, TimeProvider time, CancellationToken ct, [Range(1, 366)] int days = 30) =>
        await CurrentProduct.FindAsync(domain, product, db, ct) is { } found
            ? TypedResults.Ok(await ReadAsync(domain, found.View, TimeSpan.FromDays(days), db, time.GetUtcNow(), ct))
            : CurrentProduct.Unknown(domain, product);

    public static async Task<ProductUsage> ReadAsync(
        string domain, PublishedView view, TimeSpan window, CatalogDb db, DateTimeOffset now, CancellationToken ct)
    {
        var hours = HoursOf(domain, view, now - window, db);
        var consumers = await hours.GroupBy(hour => new { hour.Consumer, hour.Contract, hour.Major, hour.Interface })
            .Select(group => new ConsumerUsage
            {
                Consumer = group.Key.Consumer == string.Empty ? null : group.Key.Consumer,
                Contract = group.Key.Contract,
                Major = group.Key.Major,
                Interface = group.Key.Interface,
                Requests = group.Sum(hour => hour.StatusClass < 4 ? hour.Requests : 0),
                Failed = group.Sum(hour => hour.StatusClass < 4 ? 0 : hour.Requests),
                Bytes = group.Sum(hour => hour.Bytes),
                LastAt = group.Max(hour => hour.LastAt),
            })
            .OrderByDescending(consumer => consumer.Requests).ThenBy(consumer => consumer.Consumer).ThenBy(consumer => consumer.Contract)
            .ThenBy(consumer => consumer.Major).ThenBy(consumer => consumer.Interface)
            .Take(MostConsumers).ToListAsync(ct);
        var days = await hours.GroupBy(hour => hour.Hour.Date)
            .Select(group => new
            {
                Day = group.Key,
                Requests = group.Sum(hour => hour.StatusClass < 4 ? hour.Requests : 0),
                Failed = group.Sum(hour => hour.StatusClass < 4 ? 0 : hour.Requests),
                Bytes = group.Sum(hour => hour.Bytes),
            }).OrderBy(day => day.Day).ToListAsync(ct);
        return new()
        {
            From = now - window,
            To = now,
            Summary = await SummaryAsync(domain, view, window, db, now, ct),
            Consumers = consumers,
            Days = [.. days.Select(day => new UsageDay
            {
                Day = DateOnly.FromDateTime(day.Day),
                Requests = day.Requests,
                Failed = day.Failed,
                Bytes = day.Bytes,
            })],
        };
    }

    public static async Task<UsageSummary> SummaryAsync(
        string domain, PublishedView view, TimeSpan window, CatalogDb db, DateTimeOffset now, CancellationToken ct)
    {
        var hours = HoursOf(domain, view, now - window, db);
        return new()
        {
            Requests = await hours.Where(hour => hour.StatusClass < 4).SumAsync(hour => hour.Requests, ct),
            Failed = await hours.Where(hour => hour.StatusClass >= 4).SumAsync(hour => hour.Requests, ct),
            Bytes = await hours.SumAsync(hour => hour.Bytes, ct),
            Consumers = await hours.Where(hour => hour.Consumer != string.Empty).Select(hour => hour.Consumer).Distinct().CountAsync(ct),
            LastAt = await hours.Where(hour => hour.StatusClass < 4).MaxAsync(hour => (DateTimeOffset?)hour.LastAt, ct),
        };
    }

    /// <summary>Of every major version: who reads an old one is a consumer too.</summary>
    private static IQueryable<UsageHour> HoursOf(string domain, PublishedView view, DateTimeOffset from, CatalogDb db)
    {
        var contracts = view.Ports.Select(port => port.Contract).Distinct().ToList();
        return db.UsageHours.AsNoTracking().Where(hour => hour.Domain == domain && contracts.Contains(hour.Contract) && hour.Hour >= from);
    }
}
