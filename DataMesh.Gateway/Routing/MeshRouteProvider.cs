using DataMesh.Client;
using Microsoft.Extensions.Primitives;
using Yarp.ReverseProxy.Configuration;

namespace DataMesh.Gateway.Routing;

/// <summary>Gives YARP the routes of the moment; each change of the directory makes a new, immutable set.</summary>
internal sealed class MeshRouteProvider(ProductDirectory directory) : IProxyConfigProvider
{
    public IProxyConfig GetConfig()
    {
        // The token first: a change in between then makes YARP ask again, instead of being missed.
        var changed = directory.GetChangeToken();
        var products = directory.Products.ToList();
        return new RouteSet(
            [.. ServiceRoutes.Routes, .. products.SelectMany(DataRoutes.RoutesTo).DistinctBy(route => route.RouteId)],
            [.. ServiceRoutes.Clusters, .. DataRoutes.ClustersOf(products)],
            changed);
    }

    private sealed record RouteSet(IReadOnlyList<RouteConfig> Routes, IReadOnlyList<ClusterConfig> Clusters, IChangeToken ChangeToken) : IProxyConfig;
}
