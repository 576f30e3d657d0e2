namespace DataMesh.Catalog.Products;

internal static class ProductsEndpoints
{
    public static void AddProducts(this IServiceCollection services) => services.AddScoped<StorePublication>();

    public static void MapProducts(this IEndpointRouteBuilder routes)
    {
        var products = routes.MapGroup("/api/products").WithTags("Products");
        products.MapPut("/{domain}/{product}", PublishProductVersion.HandleAsync).WithName("PublishProduct").ProducesValidationProblem();
        products.MapGet(string.Empty, ListProducts.HandleAsync).WithName("ListProducts");
        products.MapGet("/{domain}/{product}", GetProduct.HandleAsync).WithName("GetProduct");

        var contracts = routes.MapGroup("/api/contracts").WithTags("Contracts");
        contracts.MapGet("/{domain}/{contract}/v{major:int:min(0)}", GetContract.HandleAsync).WithName("GetContract");
    }
}
