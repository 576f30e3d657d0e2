#if MESH_ENGINE_ASPIRE && (MESH_DEPLOY_COMPOSE || MESH_DEPLOY_KUBERNETES)
namespace DataMesh.AppHost.Deployment;

/// <summary>Where <c>aspire deploy</c> pushes the images that it builds. Container Apps brings its own; Compose on this machine needs none.</summary>
internal static class ImageRegistry
{
    /// <summary>Takes the registry of <c>Parameters:registry</c>, such as <c>ghcr.io</c>, and <c>Parameters:registry-repository</c>.</summary>
    public static void AddImageRegistry(this IDistributedApplicationBuilder builder)
    {
        const string registry = "registry";
        const string repository = "registry-repository";
        if (string.IsNullOrEmpty(builder.Configuration[$"Parameters:{registry}"]))
        {
            return;
        }

        // A registry of one's own is experimental in 13.5.
#pragma warning disable ASPIRECOMPUTE003
        builder.AddContainerRegistry(
            "images",
            builder.AddParameter(registry),
            string.IsNullOrEmpty(builder.Configuration[$"Parameters:{repository}"]) ? null : builder.AddParameter(repository));
#pragma warning restore ASPIRECOMPUTE003
    }
}
#endif
