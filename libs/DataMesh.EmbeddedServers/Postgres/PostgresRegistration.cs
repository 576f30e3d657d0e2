using DataMesh.EmbeddedServers.Npm;
using DataMesh.EmbeddedServers.Serving;

namespace DataMesh.EmbeddedServers.Postgres;

internal static class PostgresRegistration
{
    public static void AddPostgres(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => PostgresSettings.Read(services.GetRequiredService<IConfiguration>()));
        builder.Services.AddSingleton<IMachine, ThisMachine>();
        builder.Services.AddSingleton<InstallTool>();
        builder.Services.AddSingleton<FindPostgres>();
        builder.AddServer<RunPostgres>();
    }
}
