using Aspire.Hosting.ApplicationModel;
using DataMesh.LocalHosting.Graph;
using DataMesh.LocalHosting.Launch;

namespace Aspire.Hosting;

/// <summary>Adds projects to a graph.</summary>
public static class ProjectResourceBuilderExtensions
{
    /// <summary>Adds a project that the AppHost references.</summary>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, string name)
        where TProject : IProjectMetadata, new() => builder.AddProject(
            name, new TProject(), launchProfileName: null, explicitProfile: false);

    /// <summary>Adds a project that the AppHost references, with the launch profile named, or with none when null.</summary>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(
        this IDistributedApplicationBuilder builder, string name, string? launchProfileName)
        where TProject : IProjectMetadata, new() => builder.AddProject(name, new TProject(), launchProfileName, explicitProfile: true);

    /// <summary>Adds a project by the path of its file, absolute or relative to the AppHost's folder.</summary>
    public static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, string name, string projectPath)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var path = Path.GetFullPath(projectPath, builder.AppHostDirectory);
        return builder.AddProject(
            name, ProjectOutputs.Find(builder.AppHostAssembly, path), launchProfileName: null, explicitProfile: false);
    }

    /// <summary>Runs the project as so many processes behind one public address.</summary>
    public static IResourceBuilder<ProjectResource> WithReplicas(this IResourceBuilder<ProjectResource> builder, int replicas)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicas, 1);
        return builder.WithAnnotation(new ReplicaAnnotation(replicas), ResourceAnnotationMutationBehavior.Replace);
    }

    internal static IResourceBuilder<ProjectResource> AddProject(
        this IDistributedApplicationBuilder builder, string name, IProjectMetadata project) =>
        builder.AddProject(name, project, launchProfileName: null, explicitProfile: false);

    private static IResourceBuilder<ProjectResource> AddProject(
        this IDistributedApplicationBuilder builder, string name, IProjectMetadata project, string? launchProfileName, bool explicitProfile)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var added = builder.AddResource(new ProjectResource(name)).WithAnnotation(project);
        added.WithAnnotation(new EnvironmentAnnotation(ProjectEnvironment.AddAsync));
        var selected = explicitProfile && launchProfileName is null
            ? null
            : LaunchSettingsFile.Select(project.ProjectPath, launchProfileName, builder.Configuration);
        return selected is null ? added : added.WithLaunchProfile(selected);
    }

    private static IResourceBuilder<ProjectResource> WithLaunchProfile(
        this IResourceBuilder<ProjectResource> builder, LaunchProfileAnnotation selected)
    {
        var perScheme = new Dictionary<string, int>();
        foreach (var url in selected.Profile.Urls)
        {
            var count = perScheme[url.Scheme] = perScheme.GetValueOrDefault(url.Scheme) + 1;
            var name = count == 1 ? url.Scheme : FormattableString.Invariant($"{url.Scheme}{count}");
            builder.WithEndpoint(name, endpoint =>
            {
                (endpoint.UriScheme, endpoint.Port, endpoint.TargetHost) = (url.Scheme, url.Port, url.Host);
                endpoint.DeclaredIn = "applicationUrl in its Properties/launchSettings.json";
            });
        }

        if (selected.Profile.Arguments.Count > 0)
        {
            builder.WithArgs([.. selected.Profile.Arguments]);
        }

        return builder.WithAnnotation(selected).WithAnnotation(new EnvironmentAnnotation(LaunchProfileEnvironment.AddAsync));
    }
}
