namespace DataMesh.Catalog.Reading;

internal static class ReadingEndpoints
{
    public static void MapReading(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/products/{domain}/{product}/reading", GetReadingGuide.HandleAsync)
            .WithName("GetReadingGuide").WithTags("Products");
}
