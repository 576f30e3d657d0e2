#if MESH_ENGINE_ASPIRE
using Microsoft.Extensions.Configuration;

#endif
namespace DataMesh.AppHost.Servers;

/// <summary>Adds the servers that services share, and gives services what they need of them.</summary>
internal static class ServerExtensions
{
    public static IMeshPostgres AddPostgres(this Mesh mesh, string name)
    {
#if MESH_ENGINE_ASPIRE
        var given = mesh.Builder.Configuration.GetConnectionString(name) is not null;
        if (mesh.Deployment is { } deployment && (given || !deployment.KeepsPostgres))
        {
            return new ExternalPostgres(mesh, name);
        }

        if (!given && ContainerEngine.IsUsedBy(mesh))
        {
            return new ContainerPostgres(mesh, name);
        }

#endif
        return new EmbeddedPostgres(mesh, name);
    }

    public static MeshCache AddCache(this Mesh mesh, string name) =>
#if MESH_ENGINE_ASPIRE
        ContainerEngine.IsUsedBy(mesh) ? ContainerCache.Add(mesh, name) :
#endif
        EmbeddedCache.Add(mesh, name);

    public static IResourceBuilder<ProjectResource> WithDatabase(
        this IResourceBuilder<ProjectResource> resource, IMeshPostgres postgres, string name)
    {
        var database = postgres.Database(name);
        return resource.WithReference(database.Connection).WaitFor(database.Ready);
    }

    public static IResourceBuilder<ProjectResource> WithCache(this IResourceBuilder<ProjectResource> resource, MeshCache cache) =>
        resource.WithReference(cache.Connection, connectionName: "cache").WaitFor(cache.Ready);
}
