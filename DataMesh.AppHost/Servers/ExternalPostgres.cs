#if MESH_ENGINE_ASPIRE
namespace DataMesh.AppHost.Servers;

/// <summary>
/// Your own PostgreSQL server: a deployment asks for the connection string of that name, to a user who may create databases. A string
/// without <c>Database=</c>: each service's own is appended, and its migrations create it.
/// </summary>
internal sealed class ExternalPostgres(Mesh mesh, string name) : IMeshPostgres
{
    private readonly IResourceBuilder<IResourceWithConnectionString> _server = mesh.Builder.AddConnectionString(name);
    private readonly Dictionary<string, MeshDatabase> _databases = [];

    public MeshDatabase Database(string name)
    {
        if (!_databases.TryGetValue(name, out var database))
        {
            var added = mesh.Builder.AddConnectionString(name, ReferenceExpression.Create($"{_server};Database={name}"));
            database = new MeshDatabase(added, added);
            _databases.Add(name, database);
        }

        return database;
    }
}
#endif
