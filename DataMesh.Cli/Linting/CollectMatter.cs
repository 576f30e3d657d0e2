using DataMesh.Cli.CommandLine;
using DataMesh.Cli.Files;
using DataMesh.Contracts;

namespace DataMesh.Cli.Linting;

/// <summary>Reads what paths stand for: files, folders, and <c>-</c> for what is piped in.</summary>
internal sealed class CollectMatter(Surroundings surroundings, string? nameOfInput)
{
    private const string Input = "-";
    private readonly Dictionary<string, List<DocumentText>> _asked = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _policies = new(StringComparer.Ordinal);
    private readonly List<LintFinding> _findings = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public async Task<LintMatter> ReadAsync(IReadOnlyList<string> paths, CancellationToken ct)
    {
        foreach (var path in paths)
        {
            if (path == Input)
                await AddInputAsync(ct);
            else if (FindFiles.Existing(path, surroundings.Folder) is var full && Directory.Exists(full))
                await AddFolderAsync(full, ct);
            else
                await AddFileAsync(full, isNamed: true, ct);
        }

        var folders = new List<LintFolder>();
        foreach (var (folder, asked) in _asked.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            folders.Add(new(folder, asked, await BesideAsync(folder, ct)));
        return new() { Folders = folders, Policies = [.. _policies], Findings = _findings };
    }

    private async Task AddInputAsync(CancellationToken ct)
    {
        await using var stream = surroundings.In();
        var full = Path.GetFullPath(nameOfInput ?? "stdin", surroundings.Folder);
        var name = FindFiles.NameOf(full, surroundings.Folder);
        _seen.Add(full);
        AddDocument(full, new(name, await ReadText.OfStreamAsync(stream, name, ct)), isNamed: true);
    }

    private async Task AddFolderAsync(string folder, CancellationToken ct)
    {
        foreach (var file in FindFiles.Below(folder))
        {
            ct.ThrowIfCancellationRequested();
            if (DocumentForms.HasEnding(file))
                await AddFileAsync(file, isNamed: false, ct);
        }
    }

    private async Task AddFileAsync(string file, bool isNamed, CancellationToken ct)
    {
        if (!_seen.Add(file))
            return;
        if (DomainPolicyFiles.IsOne(file))
            _policies.Add(file);
        else if (isNamed || DocumentForms.OfName(file) != DocumentForm.Unknown || new FileInfo(file).Length <= DocumentLimits.Bytes)
            await ReadFileAsync(file, isNamed, ct);
    }

    private async Task ReadFileAsync(string file, bool isNamed, CancellationToken ct)
    {
        var name = FindFiles.NameOf(file, surroundings.Folder);
        try
        {
            AddDocument(file, new(name, await ReadText.OfFileAsync(file, name, ct)), isNamed);
        }
        catch (NotRunException reason)
        {
            // A file of some other tool, in some other encoding, is nobody's concern.
            if (isNamed || DocumentForms.OfName(file) != DocumentForm.Unknown)
                _findings.Add(Wrong(name, "unreadable-file", reason.Message, "see to it that it can be read, as text in UTF-8"));
        }
    }

    private void AddDocument(string path, DocumentText document, bool isNamed)
    {
        if (DocumentForms.Of(document) == DocumentForm.Unknown)
        {
            if (isNamed)
            {
                _findings.Add(Wrong(document.File, "unknown-document", "this is neither a contract, nor a product, nor a policy",
                    "say 'kind: DataContract' or 'kind: DataProduct', "
                    + "or name the file for what it is: *.odcs.yaml, *.odps.yaml, *.policy.yaml"));
            }

            return;
        }

        var folder = Path.GetDirectoryName(path)!;
        if (!_asked.TryGetValue(folder, out var documents))
            _asked.Add(folder, documents = []);
        documents.Add(document);
    }

    private static LintFinding Wrong(string file, string code, string message, string fix) => new()
    {
        Level = LintLevel.Error,
        Code = code,
        File = file,
        Line = 1,
        Column = 1,
        Path = string.Empty,
        Message = message,
        Fix = fix,
    };

    private async Task<IReadOnlyList<DocumentText>> BesideAsync(string folder, CancellationToken ct)
    {
        var beside = new List<DocumentText>();
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            if (!_seen.Contains(file) && DocumentForms.OfName(file) != DocumentForm.Unknown)
                beside.Add(new(FindFiles.NameOf(file, surroundings.Folder), await ReadText.OfFileAsync(file, file, ct)));
        }

        return beside;
    }
}
