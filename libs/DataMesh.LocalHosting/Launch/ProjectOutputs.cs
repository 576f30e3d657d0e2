using System.Reflection;
using Aspire.Hosting;

namespace DataMesh.LocalHosting.Launch;

/// <summary>
/// Finds the built assembly of a project that is named by path: the AppHost's build wrote one class a project. One that was not part of that
/// build is expected where <c>dotnet build</c> puts it, in the configuration of this process.
/// </summary>
internal static class ProjectOutputs
{
    public static IProjectMetadata Find(Assembly? appHost, string projectPath) =>
        (appHost?.GetTypes() ?? [])
            .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IProjectMetadata).IsAssignableFrom(type))
            .Where(type => type.GetConstructor(Type.EmptyTypes) is not null)
            .Select(type => (IProjectMetadata)Activator.CreateInstance(type)!)
            .FirstOrDefault(project => SamePath(project.ProjectPath, projectPath))
        ?? new ProjectOutsideTheBuild(projectPath);

    private static bool SamePath(string left, string right) => string.Equals(
        Path.GetFullPath(left),
        Path.GetFullPath(right),
        OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private sealed record ProjectOutsideTheBuild(string ProjectPath) : IProjectOutput
    {
        // …/bin/{configuration}/{framework}/
        private static readonly string[] Here = AppContext.BaseDirectory.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);

        public string OutputPath => Path.Combine(
            [Path.GetDirectoryName(ProjectPath)!, "bin", .. Here[^2..], $"{Path.GetFileNameWithoutExtension(ProjectPath)}.dll"]);
    }
}
