using Aspire.Hosting.ApplicationModel;

namespace DataMesh.LocalHosting.Tests;

internal sealed class DatabaseResource(string name, ProjectResource server)
    : Resource(name), IResourceWithConnectionString, IResourceWithParent<ProjectResource>
{
    private readonly EndpointReference _endpoint = new(server, "tcp");

    public ProjectResource Parent => server;

    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create(
        $"Host={_endpoint.Property(EndpointProperty.Host)};Port={_endpoint.Property(EndpointProperty.Port)};Database={Name}");

    public IEnumerable<KeyValuePair<string, ReferenceExpression>> GetConnectionProperties() =>
    [
        new("Port", ReferenceExpression.Create($"{_endpoint.Property(EndpointProperty.Port)}")),
        new("Uri", ReferenceExpression.Create($"postgresql://{"a b":uri}@{_endpoint.Property(EndpointProperty.HostAndPort)}/{Name}")),
    ];
}
