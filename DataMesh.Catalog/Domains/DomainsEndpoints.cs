namespace DataMesh.Catalog.Domains;

internal static class DomainsEndpoints
{
    public static void MapDomains(this IEndpointRouteBuilder routes) =>
        routes.MapDelete("/api/domains/{domain}/address", LeaveMesh.HandleAsync).WithName("LeaveMesh").WithTags("Domains");
}
