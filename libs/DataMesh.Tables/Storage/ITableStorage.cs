namespace DataMesh.Tables;

/// <summary>
/// What the Delta protocol asks of a storage: immutable files, and one operation that creates a file only if it does not exist. Paths are
/// relative to the root, with <c>/</c>.
/// </summary>
public interface ITableStorage
{
    /// <summary>
    /// Creates a file with this content, atomically: a reader sees all of it or nothing. Returns false when the file exists already.
    /// </summary>
    Task<bool> PutIfAbsentAsync(string path, ReadOnlyMemory<byte> content, CancellationToken ct);

    /// <summary>The content of a file, or null when it does not exist.</summary>
    Task<byte[]?> ReadAsync(string path, CancellationToken ct);

    /// <summary>Paths of the files below a folder, at any depth; empty when there is no such folder.</summary>
    Task<IReadOnlyList<StoredFile>> ListAsync(string folder, CancellationToken ct);

    /// <summary>Deletes a file; deleting one that is not there is no error.</summary>
    Task DeleteAsync(string path, CancellationToken ct);

    /// <summary>Writes a file, atomically, over what was there.</summary>
    Task ReplaceAsync(string path, ReadOnlyMemory<byte> content, CancellationToken ct);

    /// <summary>The path under which DuckDB opens a file, once <see cref="FetchAsync"/> has seen to it.</summary>
    string Locate(string path);

    /// <summary>Makes sure that files can be opened where <see cref="Locate"/> says. Files of a table never change, so they may be copies.</summary>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    Task FetchAsync(IReadOnlyList<string> paths, CancellationToken ct);

    /// <summary>Makes sure that files can be written below a folder, and that they are durable once <see cref="PersistAsync"/> returns.</summary>
    void Prepare(string folder);

    /// <summary>Flushes files that another program wrote to the storage, so that a commit never names a file that a power cut takes away.</summary>
    Task PersistAsync(IReadOnlyList<string> paths, CancellationToken ct);
}
