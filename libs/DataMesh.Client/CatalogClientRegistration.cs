using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DataMesh.Client;

/// <summary>Registers the typed client of the catalog.</summary>
public static class CatalogClientRegistration
{
    /// <summary>Adds <see cref="CatalogClient"/>; <see cref="CatalogOptions.AddressIn"/> says where it looks for the catalog.</summary>
    public static IHttpClientBuilder AddCatalogClient(this IServiceCollection services) =>
        services.AddHttpClient<CatalogClient>((provider, http) => http.BaseAddress = CatalogOptions.AddressIn(
            provider.GetRequiredService<IConfiguration>(), provider.GetService<IHostEnvironment>()));
}
