using DataMesh.Catalog.Quality;
using DataMesh.Catalog.Ratings;
using DataMesh.Catalog.Reading;
using DataMesh.Catalog.ServiceLevels;
using DataMesh.Catalog.Usage;

namespace DataMesh.Catalog.Pages;

internal static class PagesEndpoints
{
    public static void AddPages(this IServiceCollection services) => services.AddHostedService<FoldUsage>();

    /// <summary>A product's page, and each of its parts by itself.</summary>
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/products/{domain}/{product}/page", GetProductPage.HandleAsync).WithName("GetProductPage").WithTags("Products");
        routes.MapReading();
        routes.MapRatings();
        routes.MapQuality();
        routes.MapServiceLevels();
        routes.MapUsage();
    }
}
