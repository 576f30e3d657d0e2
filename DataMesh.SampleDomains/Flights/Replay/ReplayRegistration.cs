namespace Flights.Replay;

internal static class ReplayRegistration
{
    public static void AddReplay(this IServiceCollection services)
    {
        services.AddOptions<ReplayOptions>().BindConfiguration(ReplayOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddHostedService<ReplayClock>();
    }
}
