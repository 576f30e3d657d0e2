using System.ComponentModel.DataAnnotations;
using System.Globalization;
using DataMesh.Catalog.Pages;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Ratings;

/// <summary>What consumers think of a product: all of them, a page at a time, or one.</summary>
internal static class ReadRatings
{
    public static async Task<Results<Ok<RatingPage>, ProblemHttpResult>> PageAsync(
        string domain, string product, CatalogDb db, CancellationToken ct, [StringLength(200)] string? after = null,
        [Range(1, 200)] int limit = 50)
    {
        if (!await CurrentProduct.ExistsAsync(domain, product, db, ct))
        {
            return CurrentProduct.Unknown(domain, product);
        }

        if (after is not null && Cursor(after) is null)
        {
            return TypedResults.Problem("after: take the next of the last page as it was.", statusCode: StatusCodes.Status400BadRequest,
                type: Problems.RequestInvalid);
        }

        var (at, consumer) = (after is null ? null : Cursor(after)) ?? (DateTimeOffset.MaxValue, string.Empty);
        var ratings = await db.Ratings.AsNoTracking().Where(rating => rating.Domain == domain && rating.Product == product)
            .Where(rating => rating.At < at || (rating.At == at && rating.Consumer.CompareTo(consumer) > 0))
            .OrderByDescending(rating => rating.At).ThenBy(rating => rating.Consumer).Take(limit + 1).ToListAsync(ct);
        var page = ratings.Take(limit).ToList();
        return TypedResults.Ok(new RatingPage
        {
            Summary = await SummaryAsync(domain, product, db, ct),
            Ratings = [.. page.Select(Of)],
            Next = ratings.Count > limit
                ? string.Create(CultureInfo.InvariantCulture, $"{page[^1].At.UtcTicks}~{page[^1].Consumer}") : null,
        });
    }

    public static async Task<RatingPage> NewestAsync(string domain, string product, int limit, CatalogDb db, CancellationToken ct) =>
        ((await PageAsync(domain, product, db, ct, after: null, limit)).Result as Ok<RatingPage>)?.Value ?? new()
        {
            Summary = new() { Count = 0 },
            Ratings = [],
        };

    public static async Task<Results<Ok<Rating>, ProblemHttpResult>> OneAsync(
        string domain, string product, string consumer, CatalogDb db, CancellationToken ct) =>
        await db.Ratings.AsNoTracking().FirstOrDefaultAsync(
            rating => rating.Domain == domain && rating.Product == product && rating.Consumer == consumer, ct) is { } found
            ? TypedResults.Ok(Of(found))
            : Unknown(domain, product, consumer);

    public static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string domain, string product, string consumer, CatalogDb db, CancellationToken ct) =>
        await db.Ratings
            .Where(rating => rating.Domain == domain && rating.Product == product && rating.Consumer == consumer).ExecuteDeleteAsync(ct) > 0
            ? TypedResults.NoContent()
            : Unknown(domain, product, consumer);

    public static async Task<RatingSummary> SummaryAsync(string domain, string product, CatalogDb db, CancellationToken ct)
    {
        var ratings = db.Ratings.Where(rating => rating.Domain == domain && rating.Product == product);
        var average = await ratings.AverageAsync(rating => (double?)rating.Stars, ct);
        return new() { Count = await ratings.CountAsync(ct), Average = average is null ? null : Math.Round(average.Value, 2) };
    }

    private static Rating Of(RatingRecord rating) => new()
    {
        Consumer = rating.Consumer,
        Stars = rating.Stars,
        Comment = rating.Comment,
        At = rating.At,
    };

    private static (DateTimeOffset At, string Consumer)? Cursor(string after) =>
        after.Split('~', 2) is [var ticks, var consumer]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks
        && ConsumerName.Refuse(consumer) is null
            ? (new DateTimeOffset(at, TimeSpan.Zero), consumer)
            : null;

    private static ProblemHttpResult Unknown(string domain, string product, string consumer) => TypedResults.Problem(
        $"'{consumer}' has not rated '{domain}/{product}'.", statusCode: StatusCodes.Status404NotFound, type: Problems.NotFound);
}
