namespace DataMesh.AppHost.Deployment;

/// <summary>The diagram's words for what only matters once the mesh is deployed.</summary>
internal static class DeployedProcess
{
    /// <summary>The setting with the folder of the Delta tables.</summary>
    public const string TablesRoot = "DataMesh__Tables__Root";

    /// <summary>The hosts under which people reach the process: a deployment asks for them, for in production it answers to no other.</summary>
    public static IResourceBuilder<ProjectResource> WithHosts(this IResourceBuilder<ProjectResource> process, Mesh mesh) =>
        mesh.Deployment is null ? process : process.WithEnvironment("AllowedHosts", mesh.Builder.AddParameter("hosts"));

    /// <summary>How the process is deployed: the last word about it. Says nothing to a mesh that runs on this machine.</summary>
    public static IResourceBuilder<ProjectResource> Deployed(this IResourceBuilder<ProjectResource> process, Mesh mesh, Size size)
    {
        mesh.Deployment?.Place(process, size);
        return process;
    }
}
