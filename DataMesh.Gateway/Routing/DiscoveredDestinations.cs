using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.ServiceDiscovery;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace DataMesh.Gateway.Routing;

/// <summary>Turns a service's name (<c>http://flights</c>) into the addresses that service discovery knows for it.</summary>
internal sealed partial class DiscoveredDestinations(ServiceEndpointResolver resolver, ILogger<DiscoveredDestinations> logger)
    : IDestinationResolver
{
    public async ValueTask<ResolvedDestinationCollection> ResolveDestinationsAsync(
        IReadOnlyDictionary<string, DestinationConfig> destinations, CancellationToken cancellationToken)
    {
        var resolved = new Dictionary<string, DestinationConfig>();
        var tokens = new List<IChangeToken>();
        foreach (var (name, destination) in destinations)
        {
            var address = new Uri(destination.Address);
            if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
            {
                // A cluster without destinations says that it is not available; an exception here would keep all routes from changing.
                Log.NoAddress(logger, destination.Address);
                continue;
            }

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

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The announced address {Address} is not one of HTTP; nothing behind it can be reached.")]
        public static partial void NoAddress(ILogger logger, string address);
    }
}
