using System.Data.Common;

namespace DataMesh.AppHost.Servers;

/// <summary>A database of the embedded PostgreSQL server; gives its users the same variables as Aspire's database resource.</summary>
internal sealed class EmbeddedDatabaseResource(string name, ProjectResource server, ParameterResource password, string? given)
    : Resource(name), IResourceWithConnectionString, IResourceWithParent<ProjectResource>
{
    private const string UserName = "postgres";
    private readonly EndpointReference _endpoint = new(server, "tcp");

    public ProjectResource Parent => server;

    public ReferenceExpression ConnectionStringExpression => given is null
        ? ReferenceExpression.Create($"Host={Host};Port={Port};Username={UserName};Password={password};Database={Name}")
        : ReferenceExpression.Create($"{OnGivenServer(given)}");

    private EndpointReferenceExpression Host => _endpoint.Property(EndpointProperty.Host);

    private EndpointReferenceExpression Port => _endpoint.Property(EndpointProperty.Port);

    public IEnumerable<KeyValuePair<string, ReferenceExpression>> GetConnectionProperties() => given is not null
        ? []
        :
        [
            new("Host", ReferenceExpression.Create($"{Host}")),
            new("Port", ReferenceExpression.Create($"{Port}")),
            new("Username", ReferenceExpression.Create($"{UserName}")),
            new("Password", ReferenceExpression.Create($"{password}")),
            new("DatabaseName", ReferenceExpression.Create($"{Name}")),
            new("Uri", ReferenceExpression.Create($"postgresql://{UserName}:{password:uri}@{Host}:{Port}/{Name}")),
            new("JdbcConnectionString", ReferenceExpression.Create($"jdbc:postgresql://{Host}:{Port}/{Name}")),
        ];

    private string OnGivenServer(string connectionString) =>
        new DbConnectionStringBuilder { ConnectionString = connectionString, ["Database"] = Name }.ConnectionString;
}
