using Microsoft.Extensions.Hosting;

namespace DataMesh.Sdk.Documents;

/// <summary>
/// Whether an author has saved a document or a query since the last look. Looked for in Development only, and by reading the folder: hot reload
/// passes such files over, and a machine has few file watchers to give away.
/// </summary>
internal sealed class DocumentEdits
{
    private static readonly string[] Patterns = ["*.odps.*", "*.odcs.*", "*.sql", "policies/*.yaml"];
    private readonly DomainFolder _folder;
    private HashSet<(string File, long Length, DateTime Written)> _seen;

    public DocumentEdits(DomainFolder folder, IHostEnvironment environment)
    {
        _folder = folder;
        AreFollowed = environment.IsDevelopment();
        _seen = AreFollowed ? Look() : [];
    }

    public bool AreFollowed { get; }

    /// <summary>True once for each change.</summary>
    public bool AreThere()
    {
        var now = Look();
        var changed = !now.SetEquals(_seen);
        _seen = now;
        return changed;
    }

    private HashSet<(string File, long Length, DateTime Written)> Look() =>
        [.. Patterns.SelectMany(FilesOf).Select(file => (file.Name, file.Length, file.LastWriteTimeUtc))];

    private IEnumerable<FileInfo> FilesOf(string pattern)
    {
        var folder = new DirectoryInfo(Path.Combine(_folder.Root, Path.GetDirectoryName(pattern)!));
        return folder.Exists ? folder.EnumerateFiles(Path.GetFileName(pattern)) : [];
    }
}
