#if MESH_ENGINE_LOCAL
using DataMesh.AppHost.Deployment;
using DataMesh.LocalHosting;

namespace DataMesh.AppHost;

/// <summary>Runs the diagram on the Local engine.</summary>
internal static class Engine
{
    private const string Banner =
        "DataMesh on the Local engine. For .NET Aspire, where its packages can be restored: add -p:MeshEngine=Aspire.";

    public static IDistributedApplicationBuilder CreateBuilder(string[] args, MeshOptions options) =>
        DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = args, DisableDashboard = options.NoDashboard });

    /// <summary>None: the Local engine publishes nothing.</summary>
    public static IDeployment? ChooseDeployment(IDistributedApplicationBuilder builder) => null;

    public static void Configure(IDistributedApplicationBuilder builder, MeshOptions options, LocalState? state) =>
        builder.ConfigureLocalEngine(engine =>
        {
            engine.Banner = Banner;
            engine.Verbose = options.Verbose;
            engine.Dashboard = new Projects.DataMesh_EmbeddedServers();
            engine.LogFolder = state?.Logs;
            engine.ToolFolder = state?.Tools ?? engine.ToolFolder;
        });

    /// <exception cref="DistributedApplicationException">Always: there are no others, and only Aspire publishes.</exception>
    public static void CheckUnknownOption(string option) => throw new DistributedApplicationException(option switch
    {
        "--operation" or "--publisher" or "--step" =>
            $"'{option}' publishes or deploys the mesh, which needs the Aspire engine: where its packages can be restored, add -p:MeshEngine=Aspire.",
        _ => $"'{option}' is not an option; --help lists them.",
    });
}
#endif
