namespace DataMesh.AppHost.Servers;

/// <param name="Connection">How to reach the database.</param>
/// <param name="Ready">What is healthy only when the database exists.</param>
internal sealed record MeshDatabase(IResourceBuilder<IResourceWithConnectionString> Connection, IResourceBuilder<IResource> Ready);
