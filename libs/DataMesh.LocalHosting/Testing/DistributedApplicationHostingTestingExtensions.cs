using Aspire.Hosting.ApplicationModel;
using DataMesh.LocalHosting.Supervision;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Testing;

/// <summary>Reaches the resources of a running application.</summary>
public static class DistributedApplicationHostingTestingExtensions
{
    /// <summary>A client whose base address is the resource's public address.</summary>
    public static HttpClient CreateHttpClient(this DistributedApplication app, string resourceName, string? endpointName = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        var http = app.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
        http.BaseAddress = app.GetEndpoint(resourceName, endpointName);
        return http;
    }

    /// <summary>The resource's public address; of its endpoint http, else https, unless one is named.</summary>
    public static Uri GetEndpoint(this DistributedApplication app, string resourceName, string? endpointName = null)
    {
        var resource = Find<IResourceWithEndpoints>(app, resourceName);
        var name = endpointName ?? resource.GetEndpoints().Select(endpoint => endpoint.EndpointName)
            .FirstOrDefault(name => name is "http" or "https")
            ?? throw new ArgumentException($"'{resourceName}' has no http endpoint.", nameof(resourceName));
        return new Uri(resource.GetEndpoint(name).Url);
    }

    /// <summary>The address of the dashboard, once it answers.</summary>
    public static async Task<Uri> GetDashboardUrlAsync(this DistributedApplication app, CancellationToken cancellationToken = default)
    {
        var address = app.GetEndpoint(Dashboard.Name, "frontend");
        await app.ResourceNotifications.WaitForResourceHealthyAsync(Dashboard.Name, cancellationToken);
        return address;
    }

    /// <summary>The resource's connection string.</summary>
    public static ValueTask<string?> GetConnectionStringAsync(
        this DistributedApplication app, string resourceName, CancellationToken cancellationToken = default) =>
        Find<IResourceWithConnectionString>(app, resourceName).GetConnectionStringAsync(cancellationToken);

    private static T Find<T>(DistributedApplication app, string name)
        where T : class, IResource
    {
        ArgumentNullException.ThrowIfNull(app);
        var model = app.Services.GetRequiredService<DistributedApplicationModel>();
        return model.Resources.TryGetByName(name, out var resource) && resource is T found
            ? found
            : throw new ArgumentException($"The graph has no '{name}' that is a {typeof(T).Name}.", nameof(name));
    }
}
