#if MESH_ENGINE_ASPIRE
using DataMesh.AppHost.Deployment;

namespace DataMesh.AppHost;

/// <summary>Runs the diagram on .NET Aspire.</summary>
internal static class Engine
{
    public static IDistributedApplicationBuilder CreateBuilder(string[] args, MeshOptions options)
    {
        Console.WriteLine("DataMesh on the Aspire engine. The Local engine needs no Aspire packages: add -p:MeshEngine=Local.");
        return DistributedApplication.CreateBuilder(
            new DistributedApplicationOptions { Args = args, DisableDashboard = options.NoDashboard });
    }

    /// <summary>What MeshDeploy said when the AppHost was built; null when the mesh is only run.</summary>
    public static IDeployment? ChooseDeployment(IDistributedApplicationBuilder builder) => builder.ExecutionContext.IsPublishMode
#if MESH_DEPLOY_COMPOSE
        ? new DeployCompose(builder)
#elif MESH_DEPLOY_KUBERNETES
        ? new DeployKubernetes(builder)
#elif MESH_DEPLOY_ACA
        ? new DeployContainerApps(builder)
#else
        ? new DeployManifest(builder)
#endif
        : null;

    public static void Configure(IDistributedApplicationBuilder builder, MeshOptions options, LocalState? state)
    {
        // Aspire's dashboard, console and logs need nothing from us.
    }

    /// <summary>Aspire and its command line have options of their own.</summary>
    public static void CheckUnknownOption(string option)
    {
    }
}
#endif
