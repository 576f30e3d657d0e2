using DataMesh.EmbeddedServers.Npm;
using DataMesh.EmbeddedServers.Postgres;
using DataMesh.EmbeddedServers.Serving;

namespace DataMesh.EmbeddedServers.Dashboard;

internal static class DashboardRegistration
{
    public static void AddDashboard(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => DashboardSettings.Read(services.GetRequiredService<IConfiguration>()));
        builder.Services.AddSingleton<IMachine, ThisMachine>();
        builder.Services.AddSingleton<InstallTool>();
        builder.AddServer<RunDashboard>();
    }
}
