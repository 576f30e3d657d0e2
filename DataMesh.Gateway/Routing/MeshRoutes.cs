using DataMesh.Gateway.Metering;
using DataMesh.Gateway.Requests;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace DataMesh.Gateway.Routing;

/// <summary>Routes to data from the change feed, routes to services by name.</summary>
internal static class MeshRoutes
{
    public static void AddMeshRoutes(this IServiceCollection services)
    {
        services.AddReverseProxy().AddTransforms(transforms =>
        {
            transforms.RemoveOurHeaders();
            MeterRequests.CountBodies(transforms);
        });
        MeterRequests.AddMetering(services);
        services.AddSingleton<IProxyConfigProvider, MeshRouteProvider>();
        services.AddSingleton<IDestinationResolver, DiscoveredDestinations>();
    }

    public static void MapMeshRoutes(this WebApplication app)
    {
        app.MapReverseProxy(proxy =>
        {
            proxy.Use(DataRequests.MeterAsync);
            proxy.Use(MeterRequests.MeterAsync);
            proxy.Use(BodyLimit.RefuseAsync);
            proxy.Use(ForwardingProblems.ExplainAsync);
            proxy.UseLoadBalancing();
        });
        app.MapFallbackToUnknownData();
    }
}
