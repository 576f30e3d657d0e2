using Aspire.Hosting.ApplicationModel;

namespace DataMesh.LocalHosting.Launch;

/// <summary>What every project gets first, before its launch profile and what the graph says about it.</summary>
internal static class ProjectEnvironment
{
    private const string Urls = "ASPNETCORE_URLS";

    public static Task AddAsync(EnvironmentCallbackContext context)
    {
        var variables = context.EnvironmentVariables;
        variables["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"] = "in_memory";
        variables["DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION"] = "true";
        variables["LOGGING__CONSOLE__FORMATTERNAME"] = "simple";
        variables.TryAdd(Urls, new BoundAddresses((IResourceWithEndpoints)context.Resource));
        return Task.CompletedTask;
    }

    /// <summary>
    /// <c>scheme://host:{target port}</c> for each http or https endpoint whose port no variable of its own carries; null, so no
    /// variable, if there is none. Late, because endpoints may be added after the project.
    /// </summary>
    private sealed class BoundAddresses(IResourceWithEndpoints resource) : IValueProvider
    {
        public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new((string?)null);

        public async ValueTask<string?> GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken = default)
        {
            var addresses = new List<string>();
            foreach (var endpoint in resource.GetEndpoints()
                .Where(endpoint => endpoint.EndpointAnnotation is { IsHttp: true, TargetPortVariable: null }))
            {
                var port = await endpoint.Property(EndpointProperty.TargetPort).GetValueAsync(context, cancellationToken);
                addresses.Add($"{endpoint.Scheme}://{endpoint.EndpointAnnotation.TargetHost}:{port}");
            }

            return addresses.Count == 0 ? null : string.Join(';', addresses);
        }
    }
}
