namespace DataMesh.Catalog.Compatibility;

internal static class CompatibilityEndpoints
{
    public static void MapCompatibility(this IEndpointRouteBuilder routes)
    {
        var contracts = routes.MapGroup("/api/contracts/{domain}/{contract}").WithTags("Contracts");
        contracts.MapGet("/differences", CompareVersions.HandleAsync).WithName("CompareVersions").ProducesValidationProblem();
        contracts.MapGet("/v{major:int:min(0)}/dependents", GetDependents.HandleAsync).WithName("GetDependents");
    }
}
