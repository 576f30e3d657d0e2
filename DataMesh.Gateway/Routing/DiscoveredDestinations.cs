using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.ServiceDiscovery;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace DataMesh.Gateway.Routing;

/// <summary>Turns a service's name (<c>http://flights</c>) into the addresses that service discovery knows for it.</summary>
internal sealed class DiscoveredDestinations(ServiceEndpointResolver resolver) : IDestinationResolver
{
    public async ValueTask<ResolvedDestinationCollection> ResolveDestinationsAsync(
        IReadOnlyDictionary<string, DestinationConfig> destinations, CancellationToken cancellationToken)
    {
        var resolved = new Dictionary<string, DestinationConfig>();
        var tokens = new List<IChangeToken>();
        foreach (var (name, destination) in destinations)
        {
            var address = new Uri(destination.Address);
            var found = await resolver.GetEndpointsAsync($"{address.Scheme}://{address.Authority}", cancellationToken);
            tokens.Add(found.ChangeToken);
            for (var index = 0; index < found.Endpoints.Count; index++)
            {
                resolved[$"{name}[{index}]"] = destination with { Address = AddressOf(address, found.Endpoints[index]) };
            }
        }

        return new(resolved, tokens.Count == 1 ? tokens[0] : new CompositeChangeToken(tokens));
    }

    /// <summary>An endpoint is an address of its own, or a host and port to be put in place of the name.</summary>
    private static string AddressOf(Uri asked, ServiceEndpoint endpoint)
    {
        var text = endpoint.ToString()!;
        return text.Contains("://", StringComparison.Ordinal) ? text : new UriBuilder($"{asked.Scheme}://{text}").Uri.ToString();
    }
}
