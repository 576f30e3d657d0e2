using System.Text.RegularExpressions;
using DataMesh.AppHost.Deployment;
using DataMesh.AppHost.Servers;

namespace DataMesh.AppHost;

/// <summary>Every project below <c>DataMesh.SampleDomains</c> is a domain: its folder's name in kebab case is the domain's.</summary>
internal static partial class SampleDomains
{
    /// <summary>A process and a database for each domain, and a migration step for one that has a folder <c>Migrations</c>.</summary>
    public static IReadOnlyList<IResourceBuilder<ProjectResource>> AddSampleDomains(
        this Mesh mesh, IMeshPostgres postgres, IResourceBuilder<ProjectResource> catalog) =>
        [.. Projects(mesh).Select(project => mesh.AddDomain(project, postgres, catalog))];

    /// <summary>Lets a resource find every domain.</summary>
    public static IResourceBuilder<ProjectResource> WithReferences(
        this IResourceBuilder<ProjectResource> resource, IEnumerable<IResourceBuilder<ProjectResource>> domains) =>
        domains.Aggregate(resource, (current, domain) => current.WithReference(domain));

    /// <summary>Gives a process the folder of the Delta tables; a deployment says where they are.</summary>
    public static IResourceBuilder<ProjectResource> WithTables(this IResourceBuilder<ProjectResource> resource, Mesh mesh)
    {
        mesh.Deployment?.ShareTables(resource);
        return mesh.State is { } state ? resource.WithEnvironment(DeployedProcess.TablesRoot, state.Tables) : resource;
    }

    /// <summary>On a developer's machine an edit of a policy counts at once; a deployment has those that the catalog was built with.</summary>
    public static IResourceBuilder<ProjectResource> WithPolicies(this IResourceBuilder<ProjectResource> resource, Mesh mesh)
    {
        var folder = Path.GetFullPath(Path.Combine(mesh.Builder.AppHostDirectory, "..", "governance"));
        return mesh.State is not null && Directory.Exists(folder) ? resource.WithEnvironment("DataMesh__Governance__Folder", folder) : resource;
    }

    private static IResourceBuilder<ProjectResource> AddDomain(
        this Mesh mesh, string project, IMeshPostgres postgres, IResourceBuilder<ProjectResource> catalog)
    {
        var name = KebabCase(Path.GetFileName(Path.GetDirectoryName(project)!));
        var domain = mesh.Builder.AddProject(name, project)
            .WithHttpEndpoint()
            .WithHttpHealthCheck("/health")
            .WithTables(mesh)
            .WithDatabase(postgres, $"{name}-db")
            .WithReference(catalog);
        // One process a domain: it runs its pipelines itself.
        var size = new Size(Cpu: 1, Replicas: 1);
        if (!Directory.Exists(Path.Combine(Path.GetDirectoryName(project)!, "Migrations")))
        {
            return domain.Deployed(mesh, size);
        }

        var migrations = mesh.Builder.AddProject($"{name}-migrations", project)
            .WithArgs("migrate")
            .WithDatabase(postgres, $"{name}-db");
        return domain.WaitForCompletion(migrations).Deployed(mesh, size);
    }

    private static IEnumerable<string> Projects(Mesh mesh) => mesh.Options.Domains
        .Prepend(Path.GetFullPath(Path.Combine(mesh.Builder.AppHostDirectory, "..", "DataMesh.SampleDomains")))
        .SelectMany(Directory.EnumerateDirectories)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj"))
        .Order(StringComparer.Ordinal);

    private static string KebabCase(string name) => WordStart().Replace(name, "-").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordStart();
}
