using DataMesh.Tables;

namespace DataMesh.Sdk.Documents;

/// <summary>
/// The last documents that the catalog took, kept beside the tables: a domain whose author has just broken a contract, or a promise, starts
/// with these.
/// </summary>
internal sealed class AcceptedDocuments(ITableStorage storage, DomainFolder folder)
{
    private readonly string _folder = storage.Locate($"_accepted/{folder.ServiceName}");

    public DomainDocuments Read() => DomainDocuments.Read(_folder);

    /// <summary>Replaces what was kept. A crash in between leaves the old set or the new one, never a mixture.</summary>
    public void Keep(DomainDocuments documents)
    {
        var (fresh, old) = ($"{_folder}.new", $"{_folder}.old");
        Clear(fresh);
        Directory.CreateDirectory(fresh);
        foreach (var document in documents.Products.SelectMany(product => product.Documents))
        {
            var path = Path.Combine(fresh, document.File);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, document.Content);
        }

        Clear(old);
        if (Directory.Exists(_folder))
        {
            Directory.Move(_folder, old);
        }

        Directory.Move(fresh, _folder);
        Clear(old);
    }

    private static void Clear(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
