using Microsoft.Extensions.DependencyInjection;

namespace DataMesh.Sdk.Rest;

internal static class RestRegistration
{
    public static IServiceCollection AddRest(this IServiceCollection services) => services.AddSingleton<RestDuckDb>().AddSingleton<PortModels>();
}
