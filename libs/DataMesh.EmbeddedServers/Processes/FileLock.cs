using System.Diagnostics;

namespace DataMesh.EmbeddedServers.Processes;

/// <summary>An exclusive lock between processes; the system releases it when the holder dies, however it dies.</summary>
internal static class FileLock
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(50);

    /// <summary>Returns the held lock, or null when somebody else held it for the whole time.</summary>
    public static async Task<FileStream?> TakeAsync(string file, TimeSpan within, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var folder = Path.GetDirectoryName(file)!;
        while (true)
        {
            try
            {
                Directory.CreateDirectory(folder);
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (UnauthorizedAccessException exception)
            {
                throw new ServerFault($"The folder {folder} cannot be written by this user; change its owner, or remove it.", exception);
            }
            catch (IOException exception) when (IsDiskFull(exception))
            {
                throw new ServerFault($"The disk that holds {folder} is full; free some space and start again.", exception);
            }
            catch (IOException) when (File.Exists(file))
            {
                if (Stopwatch.GetElapsedTime(started) > within)
                {
                    return null;
                }

                await Task.Delay(PollEvery, cancellationToken);
            }
        }
    }

    /// <summary>ENOSPC on Unix, ERROR_DISK_FULL on Windows.</summary>
    private static bool IsDiskFull(IOException exception) => exception.HResult is 28 or unchecked((int)0x80070070);
}
