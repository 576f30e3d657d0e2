namespace DataMesh.Catalog.Changes;

internal static class ChangesEndpoints
{
    public static void AddChanges(this IServiceCollection services) => services.AddSingleton<ChangeFeed>();

    public static void MapChanges(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/changes", ReadChanges.HandleAsync).WithName("ReadChanges").WithTags("Changes");
}
