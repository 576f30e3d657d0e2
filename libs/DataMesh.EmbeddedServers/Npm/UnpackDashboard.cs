using DataMesh.EmbeddedServers.Processes;

namespace DataMesh.EmbeddedServers.Npm;

/// <summary>
/// The package holds the Aspire CLI, one program with the dashboard packed inside. It unpacks once, here; then the dashboard runs by
/// itself, without the CLI as a second process (180 MB) that leaves it behind when killed.
/// </summary>
internal static class UnpackDashboard
{
    private static readonly TimeSpan UnpackWithin = TimeSpan.FromMinutes(2);

    /// <summary>Returns the unpacked folder, which needs neither the package nor the CLI's home any more.</summary>
    public static async Task<string> UnpackAsync(string package, string folder, CancellationToken cancellationToken)
    {
        var home = Directory.CreateDirectory(Path.Combine(folder, "home")).FullName;
        var bundle = Path.Combine(home, ".aspire");
        var cli = Path.Combine(package, "bin", OperatingSystem.IsWindows() ? "aspire.exe" : "aspire");
        var (code, output) = await ChildProcess.RunAsync(
            new ChildCommand(cli, ["--nologo", "--non-interactive", "setup", "--install-path", bundle])
            {
                Folder = folder,
                Environment = new Dictionary<string, string?>
                {
                    ["HOME"] = home,
                    ["ASPIRE_CLI_TELEMETRY_OPTOUT"] = "true",
                    ["ASPIRE_VERSION_CHECK_DISABLED"] = "true",
                },
            },
            string.Empty,
            UnpackWithin,
            cancellationToken);

        // {bundle}/versions/{version}/managed/aspire-managed
        var versions = Path.Combine(bundle, "versions");
        var managed = Directory.Exists(versions)
            ? Directory.EnumerateDirectories(versions).Select(version => Path.Combine(version, "managed")).FirstOrDefault(Directory.Exists)
            : null;
        return code == 0 && managed is not null
            ? managed
            : throw new ServerFault($"The Aspire dashboard could not be unpacked: {output.Trim()}");
    }
}
