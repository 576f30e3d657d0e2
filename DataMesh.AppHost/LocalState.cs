using System.Globalization;
using System.Security.Cryptography;

namespace DataMesh.AppHost;

/// <summary>The folder with everything that a mesh keeps between two starts on this machine. One AppHost at a time has it.</summary>
internal sealed class LocalState : IDisposable
{
    private const string LockFile = "lock";
    private const string ProcessFile = "apphost.pid";
    private const string ToolFolder = "tools";
    private readonly FileStream _lock;

    private LocalState(string folder, FileStream held) => (Folder, _lock) = (folder, held);

    public string Folder { get; }

    public string Tables => Path.Combine(Folder, "tables");

    public string Logs => Path.Combine(Folder, "logs");

    public string Tools => Path.Combine(Folder, ToolFolder);

    /// <exception cref="DistributedApplicationException">Another AppHost has the folder, or it cannot be written.</exception>
    public static LocalState Open(string appHostDirectory, MeshOptions options)
    {
        var folder = options.State ?? Path.GetFullPath(Path.Combine(appHostDirectory, "..", ".mesh"));
        try
        {
            Directory.CreateDirectory(folder);
            var state = new LocalState(folder, Lock(folder));
            if (options.Reset)
            {
                state.Wipe();
            }

            File.WriteAllText(Path.Combine(folder, ProcessFile), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            Directory.CreateDirectory(state.Tables);
            return state;
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new DistributedApplicationException(
                $"The state folder {folder} cannot be used: {exception.Message} "
                + "Free or permit it, or take another with --state DIR.",
                exception);
        }
    }

    public string Of(string name) => Path.Combine(Folder, name);

    /// <summary>A random secret that stays the same as long as the state: a database keeps its password.</summary>
    public string Secret(string name)
    {
        var file = Of($"{name}.secret");
        if (!File.Exists(file))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var writer = new StreamWriter(file, options);
            writer.Write(RandomNumberGenerator.GetHexString(32, lowercase: true));
        }

        return File.ReadAllText(file);
    }

    public void Dispose() => _lock.Dispose();

    /// <summary>The operating system releases the lock with the process, however that ends.</summary>
    private static FileStream Lock(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception is not (DirectoryNotFoundException or PathTooLongException))
        {
            var holder = Path.Combine(folder, ProcessFile);
            var process = File.Exists(holder) ? $" (process {File.ReadAllText(holder)})" : string.Empty;
            throw new DistributedApplicationException(
                $"A mesh{process} already runs on {folder}. "
                + "Stop it first, or give this one a folder of its own with --state DIR.",
                exception);
        }
    }

    private void Wipe()
    {
        foreach (var entry in new DirectoryInfo(Folder).EnumerateFileSystemInfos())
        {
            switch (entry)
            {
                case { Name: LockFile or ToolFolder }:
                    break;
                case DirectoryInfo { LinkTarget: null } directory:
                    directory.Delete(recursive: true);
                    break;
                default:
                    entry.Delete();
                    break;
            }
        }
    }
}
