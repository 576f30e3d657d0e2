namespace DataMesh.Catalog.Usage;

internal static class UsageEndpoints
{
    public static void MapUsage(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/usage", TakeUsage.HandleAsync).WithName("ReportUsage").WithTags("Usage");
        routes.MapGet("/api/products/{domain}/{product}/usage", ReadUsage.HandleAsync).WithName("ReadUsage").WithTags("Usage");
    }
}
