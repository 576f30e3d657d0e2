namespace DataMesh.AppHost.Servers;

/// <summary>The way into the embedded cache; gives its users the same variables as Aspire's Redis resource.</summary>
internal sealed class EmbeddedCacheResource(string name, ProjectResource server, ParameterResource password)
    : Resource(name), IResourceWithConnectionString, IResourceWithParent<ProjectResource>
{
    private readonly EndpointReference _endpoint = new(server, "tcp");

    public ProjectResource Parent => server;

    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"{Host}:{Port},password={password}");

    private EndpointReferenceExpression Host => _endpoint.Property(EndpointProperty.Host);

    private EndpointReferenceExpression Port => _endpoint.Property(EndpointProperty.Port);

    public IEnumerable<KeyValuePair<string, ReferenceExpression>> GetConnectionProperties() =>
    [
        new("Host", ReferenceExpression.Create($"{Host}")),
        new("Port", ReferenceExpression.Create($"{Port}")),
        new("Password", ReferenceExpression.Create($"{password}")),
        new("Uri", ReferenceExpression.Create($"redis://:{password:uri}@{Host}:{Port}")),
    ];
}
