#if MESH_ENGINE_ASPIRE && MESH_DEPLOY_MANIFEST
namespace DataMesh.AppHost.Deployment;

/// <summary>No compute environment: the plain manifest, which azd turns into container apps by rules of its own.</summary>
internal sealed class DeployManifest(IDistributedApplicationBuilder builder) : IDeployment
{
    private readonly IResourceBuilder<ParameterResource> _tables = builder.AddParameter("tables-root");

    public bool KeepsPostgres => true;

    /// <summary>A manifest has no volumes for projects: whoever deploys mounts a folder and says where.</summary>
    public void ShareTables(IResourceBuilder<ProjectResource> process) => process.WithEnvironment(DeployedProcess.TablesRoot, _tables);

    /// <summary>A manifest has no replicas, limits or probes; the migrations stay a resource of their own.</summary>
    public void Place(IResourceBuilder<ProjectResource> process, Size size) => process.AddTelemetry();

    public void Keep(IResourceBuilder<PostgresServerResource> server) => server.WithDataVolume();
}
#endif
