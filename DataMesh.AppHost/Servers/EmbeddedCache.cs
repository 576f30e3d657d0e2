namespace DataMesh.AppHost.Servers;

/// <summary>A cache that speaks Redis' protocol, without containers: the project DataMesh.EmbeddedServers.</summary>
internal static class EmbeddedCache
{
    public static MeshCache Add(Mesh mesh, string name)
    {
        var builder = mesh.Builder;
        var password = builder.AddParameter($"{name}-password", () => mesh.State?.Secret(name) ?? string.Empty, secret: true);
        var server = builder.AddProject<Projects.DataMesh_EmbeddedServers>(name)
            .WithHttpEndpoint()
            .WithEndpoint(scheme: "tcp", name: "tcp", env: "Cache__Port", isProxied: false)
            .WithEnvironment("Cache__Password", password)
            .WithHttpHealthCheck("/health")
            .WithArgs("cache", "--data", mesh.State?.Of(name) ?? name);
        var connection = new EmbeddedCacheResource($"{name}-connection", server.Resource, password.Resource);
        return new MeshCache(builder.AddResource(connection), server);
    }
}
