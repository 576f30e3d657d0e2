using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataMesh.Client;

/// <summary>Registers the typed client of the catalog.</summary>
public static class CatalogClientRegistration
{
    /// <summary>
    /// Adds <see cref="CatalogClient"/>. Its address is <c>DataMesh:Catalog</c>, or <c>http://catalog</c> by service discovery.
    /// </summary>
    public static IHttpClientBuilder AddCatalogClient(this IServiceCollection services) =>
        services.AddHttpClient<CatalogClient>((provider, http) =>
        {
            var configured = provider.GetRequiredService<IConfiguration>()[CatalogOptions.Key];
            http.BaseAddress = string.IsNullOrWhiteSpace(configured) ? CatalogOptions.DefaultAddress : new Uri(configured);
        });
}
