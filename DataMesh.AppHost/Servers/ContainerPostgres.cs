#if MESH_ENGINE_ASPIRE
namespace DataMesh.AppHost.Servers;

/// <summary>PostgreSQL in a container.</summary>
internal sealed class ContainerPostgres : IMeshPostgres
{
    private readonly IResourceBuilder<PostgresServerResource> _server;
    private readonly Dictionary<string, MeshDatabase> _databases = [];

    public ContainerPostgres(Mesh mesh, string name)
    {
        _server = mesh.Builder.AddPostgres(name);
        if (mesh.Deployment is { } deployment)
        {
            deployment.Keep(_server);
        }
        else
        {
            _server.WithDataVolume();
        }
    }

    public MeshDatabase Database(string name)
    {
        if (!_databases.TryGetValue(name, out var database))
        {
            var added = _server.AddDatabase(name);
            database = new MeshDatabase(added, added);
            _databases.Add(name, database);
        }

        return database;
    }
}
#endif
