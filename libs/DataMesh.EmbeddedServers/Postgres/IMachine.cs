using System.Runtime.InteropServices;

namespace DataMesh.EmbeddedServers.Postgres;

/// <summary>What looking for programs reads of a machine.</summary>
internal interface IMachine
{
    bool IsWindows { get; }

    string? Variable(string name);

    bool FileExists(string path);

    /// <summary>Full paths of the folders in a folder; none if it does not exist.</summary>
    IReadOnlyList<string> FoldersIn(string path);
}

/// <summary>This machine.</summary>
internal sealed class ThisMachine : IMachine
{
    public bool IsWindows => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    public string? Variable(string name) => Environment.GetEnvironmentVariable(name);

    public bool FileExists(string path) => File.Exists(path);

    public IReadOnlyList<string> FoldersIn(string path) => Directory.Exists(path) ? Directory.GetDirectories(path) : [];
}
