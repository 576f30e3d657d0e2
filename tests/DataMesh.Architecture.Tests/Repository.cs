using System.Xml.Linq;

namespace DataMesh.Architecture.Tests;

/// <summary>The repository as files: what a project references is read from the project, not from what the compiler kept.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The version of everything that is packed here.</summary>
    public static string Version { get; } =
        XDocument.Load(System.IO.Path.Combine(Root, "Directory.Build.props")).Descendants("Version").Single().Value;

    public static IReadOnlyList<Project> Projects { get; } =
    [
        .. Directory.EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories)
            .Where(file => !Segments(file).Any(segment => segment is "bin" or "obj" or ".mesh" or "artifacts" or "node_modules"))
            .Select(Read)
            .OrderBy(project => project.Path, StringComparer.Ordinal),
    ];

    public static IEnumerable<Project> Services => Projects.Where(project => project.Kind == ProjectKind.Service);

    public static IEnumerable<Project> Domains => Projects.Where(project => project.Kind == ProjectKind.Domain);

    private static Project Read(string file)
    {
        var xml = XDocument.Load(file);
        var references = xml.Descendants("ProjectReference").Concat(xml.Descendants("PackageReference").Where(IsOurs))
            .Select(reference => reference.Attribute("Include")?.Value ?? string.Empty)
            .Where(include => !include.Contains('*', StringComparison.Ordinal) && !include.StartsWith('@'))
            .Select(include => System.IO.Path.GetFileName(include.Replace('\\', '/')).Replace(".csproj", string.Empty, StringComparison.Ordinal));
        var path = System.IO.Path.GetRelativePath(Root, file).Replace('\\', '/');
        return new(System.IO.Path.GetFileNameWithoutExtension(file), path, KindOf(path), [.. references]);
    }

    /// <summary>A domain names the SDK as a package, for which the build puts the project.</summary>
    private static bool IsOurs(XElement package) => package.Attribute("Include")?.Value.StartsWith("DataMesh.", StringComparison.Ordinal) == true;

    private static ProjectKind KindOf(string path) => path.Split('/') switch
    {
        ["libs", ..] => ProjectKind.Library,
        ["tests", ..] => ProjectKind.Test,
        ["benchmarks", ..] => ProjectKind.Benchmark,
        ["DataMesh.SampleDomains", ..] => ProjectKind.Domain,
        ["DataMesh.ServiceDefaults", ..] => ProjectKind.Defaults,
        ["DataMesh.AppHost", ..] => ProjectKind.AppHost,
        ["DataMesh.Cli", ..] => ProjectKind.Tool,
        ["templates", ..] => ProjectKind.Template,
        _ => ProjectKind.Service,
    };

    private static string[] Segments(string file) => System.IO.Path.GetRelativePath(Root, file).Split('/', '\\');

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "DataMesh.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"DataMesh.sln is not above {AppContext.BaseDirectory}.");
    }
}
