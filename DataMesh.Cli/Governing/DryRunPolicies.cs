using System.CommandLine;
using DataMesh.Cli.CommandLine;
using DataMesh.Cli.Files;
using DataMesh.Cli.Linting;
using DataMesh.Cli.Mesh;
using DataMesh.Contracts;
using DataMesh.Governance;

namespace DataMesh.Cli.Governing;

/// <summary><c>mesh policy dry-run</c>: who would fail if policies were enforced.</summary>
internal static class DryRunPolicies
{
    public static Command Build(Surroundings surroundings)
    {
        var paths = new Argument<string[]>("path")
        {
            Description = "Folders or files of documents [default: this folder].",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var tried = new Option<string[]>("--policy")
        {
            Description = "A policy to try, by id or file; several may be given [default: all].",
            HelpName = "id|file",
        };
        var mesh = new Option<bool>("--mesh") { Description = "Try them on every published product; --catalog says so too." };
        var (folder, format, catalog) = (PolicyShelf.Option(), Formats.Option("human", "json"), CatalogOptionSet.ForReading());
        var command = new Command("dry-run", "Try policies, drafts too, over documents, and list which products would fail.")
        {
            paths, tried, folder, mesh, format,
        };
        catalog.AddTo(command);
        command.Validators.Add(given =>
        {
            if (given.GetValue(mesh) && given.GetValue(paths) is { Length: > 0 })
                given.AddError("Name paths, or --mesh, not both.");
        });
        command.SetAction(async (parsed, ct) =>
        {
            var (book, ids) = await BookAsync(surroundings, parsed.GetValue(folder), parsed.GetValue(tried) ?? [], ct);
            var given = parsed.GetValue(paths) ?? [];
            var documents = parsed.GetValue(mesh) || (given.Length == 0 && catalog.IsGiven(parsed))
                ? await new PublishedDocuments(surroundings, catalog.Of(parsed, surroundings)).ReadAsync(ct)
                : await DocumentsAsync(surroundings, given.Length > 0 ? given : ["."], ct);
            // The documents are all there is: policies about other people's products see those beside.
            var report = await new PolicyEngine(new JudgingLimits(), surroundings.Time)
                .DryRunAsync(book, ids, documents, new MeshFacts { Published = documents }, ct);
            new DryRunPage(surroundings).Write(report, documents, parsed.GetValue(format)!);
            return report.Offenders.Any(offender => offender.IsBlocked) ? ExitCodes.Findings : ExitCodes.Clean;
        });
        return command;
    }

    private static async Task<(PolicyBook Book, IReadOnlyCollection<string> Ids)> BookAsync(
        Surroundings surroundings, string? folder, string[] tried, CancellationToken ct)
    {
        var files = new List<PolicyFile>();
        var named = tried.Where(DomainPolicyFiles.IsOne).ToList();
        foreach (var name in named)
            files.Add(new(name, await ReadText.OfFileAsync(FindFiles.Existing(name, surroundings.Folder), name, ct)));
        var read = PolicyBook.Read(files, []);
        var ids = tried.Except(named).Concat(read.Policies.Select(policy => policy.Id)).ToList();
        if (tried.Length == 0 || named.Count < tried.Length)
        {
            var shelf = await PolicyFolders.ReadAsync(PolicyShelf.Locate(surroundings, folder), surroundings.Folder, ct);
            var given = files.Select(file => Path.GetFileName(file.Name)).ToHashSet(StringComparer.Ordinal);
            read = PolicyBook.Read([.. files, .. shelf.Where(file => !given.Contains(Path.GetFileName(file.Name)))], []);
        }

        ReportUnusable(surroundings, read);
        var unknown = ids.Find(id => read.Policies.All(policy => policy.Id != id));
        return unknown is null ? (read, ids) : throw PolicyShelf.Unknown(unknown);
    }

    private static void ReportUnusable(Surroundings surroundings, PolicyBook book)
    {
        var page = new LintPage(surroundings.OnError());
        foreach (var finding in book.Findings)
            page.Write(LintFinding.Of(finding));
        if (!book.IsValid)
            throw new NotRunException("Policies that cannot be read cannot be tried: mend them first.");
    }

    private static async Task<DocumentSet> DocumentsAsync(Surroundings surroundings, string[] paths, CancellationToken ct)
    {
        var matter = await new CollectMatter(surroundings, nameOfInput: null).ReadAsync(paths, ct);
        var read = matter.Folders.Select(folder => DocumentFolder.Read(folder.Asked)).ToList();
        var products = read.SelectMany(folder => folder.Products);
        var contracts = read.SelectMany(folder => folder.Contracts);
        var documents = new DocumentSet(
            [.. products.Select(product => new ProductDocument(product.Document.File, product.Product))],
            [.. contracts.Select(contract => new ContractDocument(contract.Document.File, contract.Contract))]);
        return documents.Products.Count + documents.Contracts.Count > 0
            ? documents
            : throw new NotRunException("There is no valid contract or product to try policies on. 'mesh lint' says what is wrong.");
    }
}
