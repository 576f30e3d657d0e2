using DataMesh.Cli.CommandLine;
using DataMesh.Cli.Files;
using DataMesh.Cli.Governing;
using DataMesh.Client;
using DataMesh.Contracts;

namespace DataMesh.Cli.Publishing;

/// <summary>The documents of a domain's folder, under the names by which the domain itself publishes them.</summary>
internal sealed class DomainFolder(Surroundings surroundings, string path)
{
    /// <exception cref="NotRunException">There is no product.</exception>
    public async Task<DocumentFolder> ReadAsync(CancellationToken ct)
    {
        var documents = new List<DocumentText>();
        var files = Directory.EnumerateFiles(path).Where(file => DocumentForms.OfName(file) != DocumentForm.Unknown);
        foreach (var file in files.Order(StringComparer.Ordinal))
            documents.Add(new(Path.GetFileName(file), await ReadText.OfFileAsync(file, NameOf(Path.GetFileName(file)), ct)));
        return documents.Any(document => DocumentForms.OfName(document.File) == DocumentForm.Product)
            ? DocumentFolder.Read(documents)
            : throw new NotRunException(
                $"There is no product in '{FindFiles.NameOf(path, surroundings.Folder)}': its document is called *.odps.yaml.");
    }

    /// <summary>The name that the person who called knows a file by.</summary>
    public string NameOf(string file) => FindFiles.NameOf(Path.Combine(path, file), surroundings.Folder);

    /// <summary>The domain's own policies and waivers.</summary>
    public async Task<IReadOnlyList<SourceDocument>> PoliciesAsync(CancellationToken ct) =>
    [
        .. (await PolicyFolders.ReadAsync(PolicyFolders.Of(path), path, ct))
            .Select(file => new SourceDocument { File = file.Name, Content = file.Text }),
    ];

    /// <summary>Identity of the SQL that makes the rows, as the domain tells it: else each would take the other's for news.</summary>
    public async Task<string?> PipelineHashAsync(ReadProduct product, CancellationToken ct)
    {
        var files = new List<DocumentText>();
        foreach (var name in PipelineFiles.NamesOf(product.Contracts.Select(contract => contract.Contract)))
        {
            var file = Path.Combine(path, name);
            if (File.Exists(file))
                files.Add(new(name, await File.ReadAllTextAsync(file, ct)));
        }

        return PipelineFiles.HashOf(files);
    }
}
