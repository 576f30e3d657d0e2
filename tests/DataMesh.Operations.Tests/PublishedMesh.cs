using System.Diagnostics;
using DataMesh.Testing;

namespace DataMesh.Operations.Tests;

/// <summary>What <c>dotnet publish -c Release</c> makes of every process, in a folder outside of the repository; made when first asked for.</summary>
public sealed class PublishedMesh : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly string[] Projects =
    [
        "DataMesh.Catalog", "DataMesh.Scheduler", "DataMesh.Gateway", "DataMesh.Query",
        "DataMesh.SampleDomains/Airports", "DataMesh.SampleDomains/Flights",
    ];

    private readonly TempFolder _folder = new();
    private Task? _published;

    public static string Repository { get; } = FindRepository();

    /// <summary>The program of a project, such as <c>DataMesh.Catalog</c>.</summary>
    public async Task<string> ProgramAsync(string project)
    {
        await (_published ??= PublishAsync());
        return _folder.Combine(project, $"{project}.dll");
    }

    public void Dispose() => _folder.Dispose();

    private async Task PublishAsync()
    {
        // One build, whose parts share what they reference; the folder of each is then filled without building again.
        var build = _folder.Write("publish.proj", $"""
            <Project>
              <ItemGroup>{string.Concat(Projects.Select(ProjectItem))}</ItemGroup>
              <Target Name="Publish">
                <MSBuild Projects="@(Process)" Targets="Build" Properties="Configuration=Release" BuildInParallel="true" />
                <MSBuild Projects="@(Process)" Targets="Publish" Properties="Configuration=Release;NoBuild=true;PublishDir={_folder.Path}/%(Process.FileName)/" />
              </Target>
            </Project>
            """);
        await RunAsync("msbuild", build, "-t:Publish", "-m", "-nodeReuse:false", "-v:quiet", "-clp:NoSummary");
    }

    private static string ProjectItem(string project) => $"<Process Include=\"{Repository}/{project}/{Path.GetFileName(project)}.csproj\" />";

    private static async Task RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };

        // What the test runner was started with is no business of the build.
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBUILD_EXE_PATH");
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} failed:\n{await output}{await errors}");
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DataMesh.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"DataMesh.sln is not above {AppContext.BaseDirectory}.");
        }

        return folder.FullName;
    }
}
