using DataMesh.EmbeddedServers.Serving;

namespace DataMesh.EmbeddedServers.Cache;

internal static class CacheRegistration
{
    public static void AddCache(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => CacheSettings.Read(services.GetRequiredService<IConfiguration>()));
        builder.Logging.AddFilter(GarnetLoggers.Category, LogLevel.Warning);
        builder.AddServer<RunCache>();
    }
}
