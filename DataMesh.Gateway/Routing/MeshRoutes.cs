using DataMesh.Gateway.Requests;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace DataMesh.Gateway.Routing;

/// <summary>Routes to data from the change feed, routes to services by name.</summary>
internal static class MeshRoutes
{
    public static void AddMeshRoutes(this IServiceCollection services)
    {
        services.AddReverseProxy().AddTransforms(transforms => transforms.RemoveOurHeaders());
        services.AddSingleton<IProxyConfigProvider, MeshRouteProvider>();
        services.AddSingleton<IDestinationResolver, DiscoveredDestinations>();
    }

    public static void MapMeshRoutes(this WebApplication app)
    {
        app.MapReverseProxy(proxy =>
        {
            proxy.Use(DataRequests.MeterAsync);
            proxy.Use(BodyLimit.RefuseAsync);
            proxy.Use(ForwardingProblems.ExplainAsync);
            proxy.UseLoadBalancing();
        });
        app.MapFallbackToUnknownData();
    }
}
