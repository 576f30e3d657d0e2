using DataMesh.Tables;

namespace DataMesh.Sdk.Tests.Runs;

/// <summary>A storage on which the disk is full just when a commit is to be written, for as long as <see cref="IsFull"/> says.</summary>
internal sealed class FullDisk(ITableStorage storage) : ITableStorage
{
    private const int NoSpaceLeft = 28;

    public volatile bool IsFull;

    public Task<bool> PutIfAbsentAsync(string path, ReadOnlyMemory<byte> content, CancellationToken ct) => IsFull && path.Contains("_delta_log", StringComparison.Ordinal)
        ? Task.FromException<bool>(new IOException("No space left on device", NoSpaceLeft))
        : storage.PutIfAbsentAsync(path, content, ct);

    public Task<byte[]?> ReadAsync(string path, CancellationToken ct) => storage.ReadAsync(path, ct);

    public Task<IReadOnlyList<StoredFile>> ListAsync(string folder, CancellationToken ct) => storage.ListAsync(folder, ct);

    public Task DeleteAsync(string path, CancellationToken ct) => storage.DeleteAsync(path, ct);

    public Task ReplaceAsync(string path, ReadOnlyMemory<byte> content, CancellationToken ct) => IsFull
        ? Task.FromException(new IOException("No space left on device", NoSpaceLeft))
        : storage.ReplaceAsync(path, content, ct);

    public Task FetchAsync(IReadOnlyList<string> paths, CancellationToken ct) => storage.FetchAsync(paths, ct);

    public string Locate(string path) => storage.Locate(path);

    public void Prepare(string folder) => storage.Prepare(folder);

    public Task PersistAsync(IReadOnlyList<string> paths, CancellationToken ct) => storage.PersistAsync(paths, ct);
}
