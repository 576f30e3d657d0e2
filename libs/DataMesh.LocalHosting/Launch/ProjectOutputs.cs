using System.Reflection;
using Aspire.Hosting;

namespace DataMesh.LocalHosting.Launch;

/// <summary>Finds the built assembly of a project that is named by path: the AppHost's build wrote one class a project.</summary>
internal static class ProjectOutputs
{
    public static IProjectMetadata Find(Assembly? appHost, string projectPath) =>
        (appHost?.GetTypes() ?? [])
            .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IProjectMetadata).IsAssignableFrom(type))
            .Where(type => type.GetConstructor(Type.EmptyTypes) is not null)
            .Select(type => (IProjectMetadata)Activator.CreateInstance(type)!)
            .FirstOrDefault(project => SamePath(project.ProjectPath, projectPath))
        ?? new UnknownProject(projectPath);

    private static bool SamePath(string left, string right) => string.Equals(
        Path.GetFullPath(left),
        Path.GetFullPath(right),
        OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    /// <summary>A project that was not there when the AppHost was built.</summary>
    private sealed record UnknownProject(string ProjectPath) : IProjectMetadata;
}
