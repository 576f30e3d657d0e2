#if MESH_ENGINE_ASPIRE
namespace DataMesh.AppHost.Servers;

/// <summary>PostgreSQL in a container.</summary>
internal sealed class ContainerPostgres(Mesh mesh, string name) : IMeshPostgres
{
    private readonly IResourceBuilder<PostgresServerResource> _server = mesh.Builder.AddPostgres(name).WithDataVolume();
    private readonly Dictionary<string, MeshDatabase> _databases = [];

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
