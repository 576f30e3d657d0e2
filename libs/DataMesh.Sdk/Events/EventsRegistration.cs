using Microsoft.Extensions.DependencyInjection;

namespace DataMesh.Sdk.Events;

internal static class EventsRegistration
{
    public static void AddEvents(this IServiceCollection services)
    {
        services.AddOptions<EventOptions>().BindConfiguration(EventOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<EventDuckDb>();
        services.AddSingleton<NewestSnapshots>();
        services.AddSingleton<EventSource>();
    }
}
