namespace DataMesh.AppHost.Deployment;

/// <summary>The diagram's words for what only matters once the mesh is deployed.</summary>
internal static class DeployedProcess
{
    /// <summary>The setting with the folder of the Delta tables.</summary>
    public const string TablesRoot = "DataMesh__Tables__Root";

    /// <summary>How the process is deployed: the last word about it. Says nothing to a mesh that runs on this machine.</summary>
    public static IResourceBuilder<ProjectResource> Deployed(this IResourceBuilder<ProjectResource> process, Mesh mesh, Size size)
    {
        mesh.Deployment?.Place(process, size);
        return process;
    }
}
