namespace DataMesh.Catalog.Lineage;

internal static class LineageEndpoints
{
    public static void MapLineage(this IEndpointRouteBuilder routes)
    {
        var lineage = routes.MapGroup("/api/v1/lineage").WithTags("OpenLineage");
        lineage.MapPost(string.Empty, IngestEvents.OneAsync).WithName("PostLineage");
        lineage.MapPost("/batch", IngestEvents.BatchAsync).WithName("PostLineageBatch");
    }
}
