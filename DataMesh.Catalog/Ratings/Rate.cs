using DataMesh.Catalog.Pages;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Ratings;

/// <summary>Gives or changes a consumer's one rating of a product.</summary>
internal static class Rate
{
    public static async Task<Results<Ok<Rating>, ProblemHttpResult>> HandleAsync(
        string domain, string product, string consumer, RateProduct body, CatalogDb db, TimeProvider time, CancellationToken ct)
    {
        if ((ConsumerName.Refuse(consumer) ?? RefuseComment(body.Comment)) is { } refused)
        {
            return refused;
        }

        if (!await CurrentProduct.ExistsAsync(domain, product, db, ct))
        {
            return CurrentProduct.Unknown(domain, product);
        }

        var comment = string.IsNullOrWhiteSpace(body.Comment) ? null : body.Comment.Trim();
        var now = time.GetUtcNow();
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO rating ("Domain", "Product", "Consumer", "Stars", "Comment", "At")
            VALUES ({domain}, {product}, {consumer}, {body.Stars}, {comment}, {now})
            ON CONFLICT ("Domain", "Product", "Consumer")
            DO UPDATE SET "Stars" = excluded."Stars", "Comment" = excluded."Comment", "At" = excluded."At"
            """,
            ct);
        return TypedResults.Ok(new Rating { Consumer = consumer, Stars = body.Stars, Comment = comment, At = now });
    }

    /// <summary>What the database cannot keep, or what would show on a page as nothing or as something else.</summary>
    private static ProblemHttpResult? RefuseComment(string? comment) =>
        comment is null || !comment.Any(character => char.IsControl(character) && character is not ('\n' or '\r' or '\t'))
            ? null
            : TypedResults.Problem(
                "$.comment: plain text is expected, without control characters.",
                statusCode: StatusCodes.Status422UnprocessableEntity,
                type: Problems.RequestInvalid,
                title: "This comment cannot be kept.");
}
