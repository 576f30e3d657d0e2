using DataMesh.Catalog.Joining;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace DataMesh.Catalog.Reference;

/// <summary>The OpenAPI document and a page to read and try it; neither needs anything from the internet.</summary>
internal static class ReferenceEndpoints
{
    public static void AddReference(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.AddOperationTransformer<DescribeOperations>();
        options.AddDocumentTransformer(DescribeDocument);
    });

    public static void MapReference(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi();
        routes.MapScalarApiReference("/scalar", page => page
            .WithTitle("DataMesh catalog")
            .WithOpenApiRoutePattern("/openapi/{documentName}.json")
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()
            .DisableMcp()
            .HideDeveloperTools());
    }

    /// <summary>The schema of problem details, there once.</summary>
    public static async Task ProblemSchemaAsync(
        this OpenApiDocument document, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        if (document.Components?.Schemas?.ContainsKey(nameof(ProblemDetails)) != true)
        {
            document.AddComponent(
                nameof(ProblemDetails), await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), cancellationToken: ct));
        }
    }

    private static Task DescribeDocument(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info.Title = "DataMesh catalog";
        document.Info.Version = GetMeshDetails.Version;
        document.Info.Description =
            "Data products, their contracts, their quality, their lineage and who uses them. Every error is problem details (RFC 9457) with a stable "
            + "type `urn:datamesh:problem:…`; `docs/problems.md` of the repository says what each means and what to do.";

        // Relative, so that the document is right at the catalog and behind the gateway, whose address the catalog does not know.
        document.Servers = [new() { Url = "/" }];
        return Task.CompletedTask;
    }
}
