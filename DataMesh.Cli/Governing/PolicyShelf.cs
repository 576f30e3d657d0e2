using System.CommandLine;
using DataMesh.Cli.CommandLine;
using DataMesh.Cli.Files;
using DataMesh.Contracts;
using DataMesh.Governance;

namespace DataMesh.Cli.Governing;

/// <summary>Finds and reads the policies that a command is about.</summary>
internal static class PolicyShelf
{
    public static Option<string?> Option() => new("--policies")
    {
        Description = "Folder of the mesh's policies [default: the nearest 'governance' upward].",
        HelpName = "folder",
    };

    public static NotRunException Unknown(string id) =>
        NotRunException.Misused($"There is no policy '{id}'. 'mesh policy list' shows all.");

    /// <summary>The folder that was named, or the nearest <c>governance</c> upward.</summary>
    /// <exception cref="NotRunException">There is none.</exception>
    public static string Locate(Surroundings surroundings, string? folder)
    {
        var located = folder is null ? PolicyFolders.Nearest(surroundings.Folder) : FindFiles.Existing(folder, surroundings.Folder);
        return located ?? throw new NotRunException("No folder 'governance' with policies is at or above this one. Name the folder.");
    }

    /// <summary>The policies of a folder, or of one file; a domain's are read with those of the mesh that they tighten.</summary>
    public static async Task<PolicyBook> ReadAsync(Surroundings surroundings, string path, CancellationToken ct)
    {
        var book = await ReadFolderAsync(surroundings, Directory.Exists(path) ? path : Path.GetDirectoryName(path)!, ct);
        if (Directory.Exists(path))
            return book;
        var name = FindFiles.NameOf(path, surroundings.Folder);
        return DomainPolicyFiles.IsOne(path)
            ? book with
            {
                Policies = [.. book.Policies.Where(policy => policy.File == name)],
                Findings = [.. book.Findings.Where(finding => finding.File == name)],
            }
            : throw NotRunException.Misused($"'{name}' is no policy: they are called *.policy.yaml.");
    }

    private static async Task<PolicyBook> ReadFolderAsync(Surroundings surroundings, string folder, CancellationToken ct)
    {
        var files = await PolicyFolders.ReadAsync(folder, surroundings.Folder, ct);
        if (!files.Any(file => DomainPolicyFiles.IsOne(file.Name)))
        {
            var name = FindFiles.NameOf(folder, surroundings.Folder);
            throw new NotRunException($"There is no policy in '{name}': they are called *.policy.yaml.");
        }

        if (Path.GetDirectoryName(folder) is not { } above
            || PolicyFolders.Of(above) != folder
            || PolicyFolders.Nearest(above) is not { } mesh)
            return PolicyBook.Read(files, []);

        // A domain's: they may tighten the mesh's, and are read together with those, but only they are meant.
        var book = PolicyBook.Read(
            await PolicyFolders.ReadAsync(mesh, surroundings.Folder, ct), [new(await DomainOfAsync(above, ct), files)]);
        var names = files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        return book with
        {
            Policies = [.. book.Policies.Where(policy => names.Contains(policy.File))],
            Findings = [.. book.Findings.Where(finding => names.Contains(finding.File))],
        };
    }

    /// <summary>The domain that a folder's documents say; the folder's name where they say none.</summary>
    private static async Task<string> DomainOfAsync(string folder, CancellationToken ct)
    {
        var documents = new List<DocumentText>();
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => DocumentForms.OfName(file) != DocumentForm.Unknown))
            documents.Add(new(file, await ReadText.OfFileAsync(file, file, ct)));
        var read = DocumentFolder.Read(documents);
        return read.Products.Select(product => product.Product.Domain).Concat(read.Contracts.Select(contract => contract.Contract.Domain))
            .OfType<string>().FirstOrDefault() ?? Path.GetFileName(folder);
    }
}
