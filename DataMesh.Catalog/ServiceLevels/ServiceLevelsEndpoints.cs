namespace DataMesh.Catalog.ServiceLevels;

internal static class ServiceLevelsEndpoints
{
    public static void MapServiceLevels(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/products/{domain}/{product}/slo", MeasureLevels.HandleAsync)
            .WithName("MeasureServiceLevels").WithTags("Quality");
}
