using System.Globalization;
using System.Runtime.InteropServices;

namespace DataMesh.Tables;

/// <summary>Tables on a local or shared POSIX-like file system.</summary>
/// <param name="root">Folder below which all tables lie; created when missing.</param>
public sealed partial class LocalTableStorage(string root) : ITableStorage
{
    private const int FileExists = 17;
    private readonly string _root = Path.GetFullPath(root);

    /// <inheritdoc />
    public async Task<bool> PutIfAbsentAsync(string path, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        var target = Locate(path);
        if (File.Exists(target))
        {
            return false;
        }

        // Written and flushed under a name that no reader looks at, then linked: link(2) fails if the target exists, and shows all or nothing.
        var published = false;
        await WriteBesideAsync(target, content, temporary => published = TryPublish(temporary, target), ct);
        return published;
    }

    /// <inheritdoc />
    public Task ReplaceAsync(string path, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        var target = Locate(path);
        return WriteBesideAsync(target, content, temporary => File.Move(temporary, target, overwrite: true), ct);
    }

    /// <inheritdoc />
    public async Task<byte[]?> ReadAsync(string path, CancellationToken ct)
    {
        try
        {
            return await File.ReadAllBytesAsync(Locate(path), ct);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<StoredFile>> ListAsync(string folder, CancellationToken ct)
    {
        // What other writers have just given its name, or taken away, is gone before it is looked at; looking once keeps what was seen.
        var directory = new DirectoryInfo(Locate(folder));
        IReadOnlyList<StoredFile> files = directory.Exists
            ? [.. directory.EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.Exists).Select(Describe)]
            : [];
        return Task.FromResult(files);
    }

    /// <inheritdoc />
    public Task DeleteAsync(string path, CancellationToken ct)
    {
        try
        {
            File.Delete(Locate(path));
        }
        catch (DirectoryNotFoundException)
        {
            // Gone with its folder.
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public string Locate(string path)
    {
        var located = Path.GetFullPath(Path.Combine(_root, path));
        return located.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? located
            : throw new ArgumentException($"'{path}' leaves the tables root.", nameof(path));
    }

    /// <inheritdoc />
    public Task FetchAsync(IReadOnlyList<string> paths, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    public void Prepare(string folder) => Directory.CreateDirectory(Locate(folder));

    /// <inheritdoc />
    public Task PersistAsync(IReadOnlyList<string> paths, CancellationToken ct) => Task.Run(
        () =>
        {
            foreach (var path in paths)
            {
                ct.ThrowIfCancellationRequested();
                using var stream = new FileStream(Locate(path), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
                stream.Flush(flushToDisk: true);
            }
        },
        ct);

    private static async Task WriteBesideAsync(string target, ReadOnlyMemory<byte> content, Action<string> publish, CancellationToken ct)
    {
        var folder = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp"));
        try
        {
            await using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                await stream.WriteAsync(content, ct);
                stream.Flush(flushToDisk: true);
            }

            publish(temporary);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static bool TryPublish(string temporary, string target)
    {
        if (OperatingSystem.IsWindows())
        {
            return TryMove(temporary, target);
        }

        if (Link(temporary, target) == 0)
        {
            return true;
        }

        var error = Marshal.GetLastPInvokeError();
        if (RenameIfAbsent.Helps(error))
        {
            return RenameIfAbsent.Try(temporary, target);
        }

        return error == FileExists
            ? false
            : throw new IOException($"'{target}' could not be created: {Marshal.GetPInvokeErrorMessage(error)} (error {error}).");
    }

    private static bool TryMove(string temporary, string target)
    {
        try
        {
            File.Move(temporary, target, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(target))
        {
            return false;
        }
    }

    private StoredFile Describe(FileInfo file) =>
        new(Path.GetRelativePath(_root, file.FullName).Replace('\\', '/'), file.Length, new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero));

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string created);
}
