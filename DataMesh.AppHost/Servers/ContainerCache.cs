#if MESH_ENGINE_ASPIRE
namespace DataMesh.AppHost.Servers;

/// <summary>Redis in a container.</summary>
internal static class ContainerCache
{
    public static MeshCache Add(Mesh mesh, string name)
    {
        var server = mesh.Builder.AddRedis(name);
        return new MeshCache(server, server);
    }
}
#endif
