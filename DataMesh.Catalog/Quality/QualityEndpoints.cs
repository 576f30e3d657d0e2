namespace DataMesh.Catalog.Quality;

internal static class QualityEndpoints
{
    public static void MapQuality(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/products/{domain}/{product}/quality", ReadQuality.HandleAsync).WithName("ReadQuality").WithTags("Quality");
}
