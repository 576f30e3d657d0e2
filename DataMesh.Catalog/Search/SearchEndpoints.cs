namespace DataMesh.Catalog.Search;

internal static class SearchEndpoints
{
    public static void AddSearch(this IServiceCollection services) => services.AddHostedService<FillSearchIndex>();

    public static void MapSearch(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/search", SearchProducts.HandleAsync).WithTags("Search").WithName("SearchProducts").ProducesValidationProblem();
}
