using DataMesh.Sdk.Documents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DataMesh.Sdk.Publishing;

/// <summary>What a person asks a domain: is my contract in force, and if not, why?</summary>
internal static class StatusEndpoint
{
    public static void MapStatus(this IEndpointRouteBuilder routes) => routes.MapGet("/mesh/status", Get);

    private static Ok<DomainStatus> Get(DomainContracts contracts, PublicationState state) => TypedResults.Ok(new DomainStatus
    {
        Products = state.Products,
        Contracts = [.. contracts.InForce.Products.SelectMany(product => product.Contracts).Select(contract => $"{contract.Contract.Name} {contract.Contract.Version}")],
        UsesLastGoodDocuments = contracts.UsesLastGood,
        Findings = [.. contracts.Written.Findings.Select(finding => finding.ToString())],
    });
}
