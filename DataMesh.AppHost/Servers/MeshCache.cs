namespace DataMesh.AppHost.Servers;

/// <param name="Connection">How to reach the cache.</param>
/// <param name="Ready">What is healthy when the cache answers.</param>
internal sealed record MeshCache(IResourceBuilder<IResourceWithConnectionString> Connection, IResourceBuilder<IResource> Ready);
