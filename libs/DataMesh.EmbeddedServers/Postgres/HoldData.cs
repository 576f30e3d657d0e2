using DataMesh.EmbeddedServers.Processes;

namespace DataMesh.EmbeddedServers.Postgres;

internal static class HoldData
{
    private static readonly TimeSpan PreviousEndsWithin = TimeSpan.FromSeconds(5);

    /// <summary>Holds the data folder for this process alone; waits a moment for one that is just ending.</summary>
    /// <exception cref="ServerFault">Another process holds it, or it cannot be written.</exception>
    public static async Task<FileStream> TakeAsync(string folder, CancellationToken cancellationToken) =>
        await FileLock.TakeAsync(Path.Combine(folder, "lock"), PreviousEndsWithin, cancellationToken)
        ?? throw new ServerFault($"The data folder {folder} is in use by a mesh that still runs; stop that one first.");
}
