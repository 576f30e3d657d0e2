using System.Diagnostics;

namespace DataMesh.Tables.Probe;

/// <summary>A storage that kills its own process (SIGKILL) at a step of a commit.</summary>
internal sealed class MortalStorage(ITableStorage storage, DeathStep step) : ITableStorage
{
    public async Task<bool> PutIfAbsentAsync(string path, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        var isCheckpoint = path.EndsWith(".parquet", StringComparison.Ordinal);
        if (isCheckpoint && step == DeathStep.HalfCheckpoint)
        {
            // What the local storage leaves when it dies in the middle of a file.
            var at = path.LastIndexOf('/') + 1;
            var half = storage.Locate($"{path[..at]}.{path[at..]}.{Guid.NewGuid():N}.tmp");
            await File.WriteAllBytesAsync(half, content[..(content.Length / 2)].ToArray(), ct);
        }

        DieAt(isCheckpoint ? DeathStep.BeforeCheckpoint : DeathStep.BeforePut);
        DieAt(isCheckpoint ? DeathStep.HalfCheckpoint : DeathStep.BeforePut);
        var put = await storage.PutIfAbsentAsync(path, content, ct);
        DieAt(isCheckpoint ? DeathStep.BeforeHint : DeathStep.AfterPut);
        return put;
    }

    public async Task ReplaceAsync(string path, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        await storage.ReplaceAsync(path, content, ct);
        DieAt(DeathStep.AfterHint);
    }

    public Task PersistAsync(IReadOnlyList<string> paths, CancellationToken ct)
    {
        DieAt(DeathStep.BeforePersist);
        return storage.PersistAsync(paths, ct);
    }

    public Task<byte[]?> ReadAsync(string path, CancellationToken ct) => storage.ReadAsync(path, ct);

    public Task<IReadOnlyList<StoredFile>> ListAsync(string folder, CancellationToken ct) => storage.ListAsync(folder, ct);

    public Task DeleteAsync(string path, CancellationToken ct) => storage.DeleteAsync(path, ct);

    public string Locate(string path) => storage.Locate(path);

    public Task FetchAsync(IReadOnlyList<string> paths, CancellationToken ct) => storage.FetchAsync(paths, ct);

    public void Prepare(string folder) => storage.Prepare(folder);

    private void DieAt(DeathStep here)
    {
        if (step == here)
        {
            using var self = Process.GetCurrentProcess();
            self.Kill();
            self.WaitForExit();
        }
    }
}
