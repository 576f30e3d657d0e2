using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataMesh.Sdk.Rest;

/// <summary>The rest interface of the domain's ports.</summary>
internal static class RestEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapRest(this IEndpointRouteBuilder routes)
    {
        var port = routes.MapGroup("/data/{domain}/{contract}/v{major:int:min(0)}");
        port.MapMethods(string.Empty, Reading, DescribePort.Service);
        port.MapMethods("/$metadata", Reading, DescribePort.Metadata);
        port.MapMethods("/{object}", Reading, ReadRows.HandleAsync);
        port.MapMethods("/{object}/$count", Reading, ReadRows.CountAsync);
    }
}
