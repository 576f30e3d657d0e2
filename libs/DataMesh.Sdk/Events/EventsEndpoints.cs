using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataMesh.Sdk.Events;

/// <summary>The events interface of the domain's ports.</summary>
internal static class EventsEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        var port = routes.MapGroup("/data/{domain}/{contract}/v{major:int:min(0)}/events");
        port.MapMethods(string.Empty, Reading, StreamEvents.HandleAsync);
        port.MapMethods("/{id}", Reading, GetEvent.HandleAsync);
    }
}
