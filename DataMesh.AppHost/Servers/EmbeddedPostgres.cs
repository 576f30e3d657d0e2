using Microsoft.Extensions.Configuration;

namespace DataMesh.AppHost.Servers;

/// <summary>
/// PostgreSQL without containers: the project DataMesh.EmbeddedServers, whose health says that every database exists. With a connection
/// string <c>ConnectionStrings__postgres</c> it only creates the databases on the server that you gave.
/// </summary>
internal sealed class EmbeddedPostgres : IMeshPostgres
{
    private readonly Dictionary<string, MeshDatabase> _databases = [];
    private readonly IDistributedApplicationBuilder _builder;
    private readonly IResourceBuilder<ProjectResource> _server;
    private readonly IResourceBuilder<ParameterResource> _password;
    private readonly string? _given;

    public EmbeddedPostgres(Mesh mesh, string name)
    {
        _builder = mesh.Builder;
        _given = _builder.Configuration.GetConnectionString(name);
        _password = _builder.AddParameter($"{name}-password", () => mesh.State?.Secret(name) ?? string.Empty, secret: true);

        // Not proxied: the busiest connections of the mesh, and the port must stay the same when the server restarts.
        _server = _builder.AddProject<Projects.DataMesh_EmbeddedServers>(name)
            .WithHttpEndpoint()
            .WithEndpoint(scheme: "tcp", name: "tcp", env: "Postgres__Port", isProxied: false)
            .WithEnvironment("Postgres__Password", _password)
            .WithHttpHealthCheck("/health")
            .WithArgs("postgres", "--data", mesh.State?.Of(name) ?? name)
            .WithArgs(context =>
            {
                context.Args.Add("--databases");
                context.Args.Add(string.Join(',', _databases.Keys));
                if (mesh.State is { } state)
                {
                    context.Args.Add("--tools");
                    context.Args.Add(state.Tools);
                }
            });
    }

    public MeshDatabase Database(string name)
    {
        if (!_databases.TryGetValue(name, out var database))
        {
            var resource = new EmbeddedDatabaseResource(name, _server.Resource, _password.Resource, _given);
            database = new MeshDatabase(_builder.AddResource(resource), _server);
            _databases.Add(name, database);
        }

        return database;
    }
}
