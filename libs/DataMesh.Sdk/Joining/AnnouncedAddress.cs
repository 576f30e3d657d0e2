using System.Net;
using DataMesh.Client;
using DataMesh.Sdk.Documents;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DataMesh.Sdk.Joining;

/// <summary>
/// Where others reach this process: the configured address; its name, when services are found by name; otherwise the address on which it
/// listens.
/// </summary>
internal sealed class AnnouncedAddress(
    IOptions<DomainOptions> options, IConfiguration configuration, IHostEnvironment environment, DomainFolder folder, IServer server)
{
    private static readonly string[] AnyAddress = ["0.0.0.0", "[::]", "+", "*"];

    /// <summary>Whether the domain joined by the catalog's address, and so has to say when it leaves.</summary>
    public bool IsOwn => options.Value.Address is not null || CatalogOptions.AddressIn(configuration, environment) != CatalogOptions.DefaultAddress;

    /// <summary>Known once the server listens.</summary>
    public Uri Find()
    {
        if (options.Value.Address is { } configured)
        {
            return configured;
        }

        var listening = IsOwn ? Listening() : null;
        return listening ?? new Uri($"http://{folder.ServiceName}");
    }

    private Uri? Listening()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var address = addresses.Order(StringComparer.Ordinal).FirstOrDefault();
        if (address is null)
        {
            return null;
        }

        var any = AnyAddress.FirstOrDefault(host => address.Contains($"//{host}:", StringComparison.Ordinal));
        var reachable = environment.IsDevelopment() ? "localhost" : Dns.GetHostName();
        return new Uri(any is null ? address : address.Replace($"//{any}:", $"//{reachable}:", StringComparison.Ordinal));
    }
}
