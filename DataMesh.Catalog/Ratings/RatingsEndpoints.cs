namespace DataMesh.Catalog.Ratings;

internal static class RatingsEndpoints
{
    public static void MapRatings(this IEndpointRouteBuilder routes)
    {
        var ratings = routes.MapGroup("/api/products/{domain}/{product}/ratings").WithTags("Ratings");
        ratings.MapGet(string.Empty, ReadRatings.PageAsync).WithName("ListRatings");
        ratings.MapGet("/{consumer}", ReadRatings.OneAsync).WithName("GetRating");
        ratings.MapPut("/{consumer}", Rate.HandleAsync).WithName("RateProduct");
        ratings.MapDelete("/{consumer}", ReadRatings.RemoveAsync).WithName("RemoveRating");
    }
}
