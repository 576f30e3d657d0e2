using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using DataMesh.EmbeddedServers.Postgres;
using DataMesh.EmbeddedServers.Processes;

namespace DataMesh.EmbeddedServers.Npm;

/// <summary>
/// Installs a tool with npm, once: into a temporary folder that gets its final name, the hash of the lock, when all is done. An install
/// that was killed is therefore never taken for a complete one, and another lock means another folder.
/// </summary>
internal sealed partial class InstallTool(IMachine machine, ILogger<InstallTool> logger)
{
    private const string Complaint = "npm error";
    private static readonly TimeSpan InstallWithin = TimeSpan.FromMinutes(10);
    private static readonly string[] Quiet = ["--ignore-scripts", "--include=optional", "--no-audit", "--no-fund", "--no-update-notifier"];

    /// <summary>Returns the folder of the installed package.</summary>
    /// <exception cref="ServerFault">There is no npm, or it cannot install the package.</exception>
    public async Task<string> InstallAsync(NpmTool tool, string tools, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(tools, $"{tool.Name}-{Key(tool)}");
        if (Directory.Exists(folder))
        {
            return folder;
        }

        var npm = SearchPath.For(machine, "npm") ?? throw new ServerFault(
            $"npm, which installs {tool.Title}, is not on the PATH; install Node.js 20 or newer.");
        await using var alone = await FileLock.TakeAsync(folder + ".lock", InstallWithin, cancellationToken)
            ?? throw new ServerFault(
                $"Another process has been installing {tool.Title} into {tools} for too long; end it and start again.");
        if (!Directory.Exists(folder))
        {
            await InstallAsync(tool, npm, folder, cancellationToken);
        }

        return folder;
    }

    private async Task InstallAsync(NpmTool tool, string npm, string folder, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        Log.Installing(logger, tool.Title, tool.Version, tool.MegaBytes);
        var unfinished = folder + ".unfinished";
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        Directory.CreateDirectory(unfinished);
        await FetchAsync(tool, npm, unfinished, cancellationToken);
        var package = Path.Combine(unfinished, "node_modules", tool.Package);
        if (tool.Name == NpmTool.Dashboard.Name)
        {
            package = await UnpackDashboard.UnpackAsync(package, unfinished, cancellationToken);
        }
        else
        {
            RestoreLinks.In(package);
        }

        Directory.Move(package, folder);
        Directory.Delete(unfinished, recursive: true);
        Log.Installed(logger, tool.Title, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    private async Task FetchAsync(NpmTool tool, string npm, string folder, CancellationToken cancellationToken)
    {
        string[] arguments;
        if (tool.IsLocked)
        {
            foreach (var file in Directory.GetFiles(tool.Manifest))
            {
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            }

            arguments = ["ci", .. Quiet];
        }
        else
        {
            Log.NotLocked(logger, tool.Package);
            File.WriteAllText(Path.Combine(folder, "package.json"), "{\"private\":true}");
            arguments = ["install", "--no-save", "--no-package-lock", .. Quiet, $"{tool.Package}@{tool.Version}"];
        }

        var (code, output) = await ChildProcess.RunAsync(
            new ChildCommand(npm, arguments) { Folder = folder }, string.Empty, InstallWithin, cancellationToken);

        // An optional package that cannot be fetched is no error to npm.
        if (code != 0 || !Directory.Exists(Path.Combine(folder, "node_modules", tool.Package)))
        {
            throw new ServerFault($"npm could not install {tool.Title} ({tool.Package} {tool.Version}): {Reason(output)}");
        }
    }

    /// <summary>What differs gets another folder: the lock, and the package it names for this platform.</summary>
    private static string Key(NpmTool tool) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tool.Lock + tool.Package + tool.Version)))[..12];

    private static string Reason(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var error = Array.Find(lines, line =>
            line.StartsWith(Complaint, StringComparison.Ordinal) && !line.Contains(" code ", StringComparison.Ordinal));
        return error?[Complaint.Length..].Trim() ?? "the package is not available for this platform, or the registry does not answer.";
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Installing {Title} {Version} with npm (once, about {MegaBytes} MB)…")]
        public static partial void Installing(ILogger logger, string title, string version, int megaBytes);

        [LoggerMessage(LogLevel.Information, "… {Title} is installed, in {Seconds:0} s")]
        public static partial void Installed(ILogger logger, string title, double seconds);

        [LoggerMessage(LogLevel.Warning, "The lock has no hash of {Package}: npm checks it against the registry's own hash only")]
        public static partial void NotLocked(ILogger logger, string package);
    }
}
