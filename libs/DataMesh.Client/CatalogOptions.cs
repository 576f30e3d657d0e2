using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace DataMesh.Client;

/// <summary>Where the catalog is.</summary>
public static class CatalogOptions
{
    /// <summary>Configuration key; <c>DataMesh__Catalog=http://…</c> sets the address.</summary>
    public const string Key = "DataMesh:Catalog";

    /// <summary>The catalog by service discovery: used when a launcher has said where services are, and outside of Development.</summary>
    public static readonly Uri DefaultAddress = new("http://catalog");

    /// <summary>The catalog of a mesh that runs on this machine: used in Development by a process that was started by hand beside it.</summary>
    public static readonly Uri LocalAddress = new("http://localhost:5101");

    /// <summary>Whether a text is an absolute address of http or https.</summary>
    public static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    /// <summary>The address that was configured, or the default of the environment.</summary>
    /// <param name="configuration">Where <see cref="Key"/> is looked up.</param>
    /// <param name="environment">The host's; null, outside of a host, counts as not Development.</param>
    /// <exception cref="InvalidOperationException">What was configured is no absolute address of http or https.</exception>
    public static Uri AddressIn(IConfiguration configuration, IHostEnvironment? environment)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var configured = configuration[Key];
        if (string.IsNullOrWhiteSpace(configured))
        {
            var isByHand = environment?.IsDevelopment() == true && !configuration.GetSection("services:catalog").Exists();
            return isByHand ? LocalAddress : DefaultAddress;
        }

        return IsAddress(configured)
            ? new Uri(new Uri(configured).GetLeftPart(UriPartial.Path).TrimEnd('/') + '/')
            : throw new InvalidOperationException($"DataMesh__Catalog is '{configured}', which is no address. Give it as http://host:port.");
    }
}
