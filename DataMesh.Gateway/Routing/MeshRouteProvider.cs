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
        var products = directory.Products.Where(product => product.Address is not null).ToList();
        return new RouteSet(
            // One id twice, in whatever case, and YARP would take none of the set.
            [
                .. ServiceRoutes.Routes,
                .. products.SelectMany(DataRoutes.RoutesTo).DistinctBy(route => route.RouteId, StringComparer.OrdinalIgnoreCase),
            ],
            [.. ServiceRoutes.Clusters, .. DataRoutes.ClustersOf(products)],
            changed);
    }

    private sealed record RouteSet(IReadOnlyList<RouteConfig> Routes, IReadOnlyList<ClusterConfig> Clusters, IChangeToken ChangeToken)
        : IProxyConfig;
}
