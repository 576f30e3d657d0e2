using System.CommandLine;
using DataMesh.Cli.CommandLine;
using DataMesh.Cli.Files;
using DataMesh.Cli.Linting;
using DataMesh.Contracts;
using DataMesh.Governance;

namespace DataMesh.Cli.Governing;

/// <summary><c>mesh policy dry-run</c>: who would fail if policies were enforced.</summary>
internal static class DryRunPolicies
{
    public static Command Build(Surroundings surroundings)
    {
        var paths = new Argument<string[]>("path") { Description = "Folders or files of documents [default: this folder].", Arity = ArgumentArity.ZeroOrMore };
        var tried = new Option<string[]>("--policy") { Description = "A policy to try, by id or file; several may be given [default: all].", HelpName = "id|file" };
        var folder = new Option<string?>("--policies") { Description = "Folder of policies [default: the nearest 'governance' upward].", HelpName = "folder" };
        var format = Formats.Option("human", "json");
        var command = new Command("dry-run", "Try policies, drafts too, over documents, and list which products would fail.") { paths, tried, folder, format };
        command.SetAction(async (parsed, ct) =>
        {
            var (book, ids) = await BookAsync(surroundings, parsed.GetValue(folder), parsed.GetValue(tried) ?? [], ct);
            var documents = await DocumentsAsync(surroundings, parsed.GetValue(paths) is { Length: > 0 } given ? given : ["."], ct);
            var engine = new PolicyEngine(new JudgingLimits(), surroundings.Time);
            // What is on the disk stands for the mesh: policies about other people's products see those beside.
            var report = await engine.DryRunAsync(book, ids, documents, new MeshFacts { Published = documents }, ct);
            Write(surroundings, report, documents, parsed.GetValue(format)!);
            return report.Offenders.Any(offender => offender.IsBlocked) ? ExitCodes.Findings : ExitCodes.Clean;
        });
        return command;
    }

    private static async Task<(PolicyBook Book, IReadOnlyCollection<string> Ids)> BookAsync(
        Surroundings surroundings, string? folder, string[] tried, CancellationToken ct)
    {
        var files = new List<PolicyFile>();
        var named = tried.Where(PolicyFolders.IsPolicyOrWaivers).ToList();
        foreach (var name in named)
            files.Add(new(name, await ReadText.OfFileAsync(FindFiles.Existing(name, surroundings.Folder), name, ct)));
        var read = PolicyBook.Read(files, []);
        var ids = tried.Except(named).Concat(read.Policies.Select(policy => policy.Id)).ToList();
        if (tried.Length == 0 || named.Count < tried.Length)
        {
            var shelf = await PolicyFolders.ReadAsync(PolicyShelf.Locate(surroundings, folder), surroundings.Folder, ct);
            read = PolicyBook.Read([.. files, .. shelf.Where(file => files.All(other => Path.GetFileName(other.Name) != Path.GetFileName(file.Name)))], []);
        }

        if (read.Findings.Count > 0)
            ReportUnusable(surroundings, read);
        var unknown = ids.Find(id => read.Policies.All(policy => policy.Id != id));
        return unknown is null
            ? (read, ids)
            : throw new NotRunException($"There is no policy '{unknown}'. 'mesh policy list' shows all.") { ExitCode = ExitCodes.Usage };
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
        var documents = new DocumentSet(
            [.. read.SelectMany(folder => folder.Products).Select(product => new ProductDocument(product.Document.File, product.Product))],
            [.. read.SelectMany(folder => folder.Contracts).Select(contract => new ContractDocument(contract.Document.File, contract.Contract))]);
        return documents.Products.Count + documents.Contracts.Count > 0
            ? documents
            : throw new NotRunException("There is no valid contract or product to try policies on. 'mesh lint' says what is wrong.");
    }

    private static void Write(Surroundings surroundings, DryRunReport report, DocumentSet documents, string format)
    {
        if (format == "json")
        {
            JsonPage.Write(surroundings.Out, new
            {
                Products = documents.Products.Count,
                Contracts = documents.Contracts.Count,
                report.IsComplete,
                Policies = report.Outcomes.Select(outcome => new { Id = outcome.PolicyId, Verdict = outcome.Verdict.ToString(), outcome.Reason, outcome.HasMore }),
                Offenders = report.Offenders.Select(offender => new
                {
                    Policy = offender.PolicyId,
                    offender.Domain,
                    offender.Product,
                    offender.IsBlocked,
                    offender.IsWaived,
                    Findings = offender.Findings.Select(finding => LintJson.Of(LintFinding.Of(finding, policy: null))),
                }),
            });
            return;
        }

        WritePage(new Page(surroundings), report, documents);
    }

    private static void WritePage(Page page, DryRunReport report, DocumentSet documents)
    {
        if (report.Offenders.Count > 0)
        {
            page.Table(
                ["policy", "domain", "product", "would be", "findings", "first"],
                report.Offenders.Select(offender => (IReadOnlyList<Cell>)
                [
                    new(offender.PolicyId, Ink.Name), new(offender.Domain), new(offender.Product),
                    offender.IsBlocked ? new("blocked", Ink.Bad) : offender.IsWaived ? new("waived", Ink.Faint) : new("warned", Ink.Doubtful),
                    new($"{offender.Findings.Count}"), new(offender.Findings[0].Message),
                ]));
        }

        var passed = report.Outcomes.Count(outcome => outcome.Verdict == Verdict.Pass);
        page.Line($"{passed} of {report.Outcomes.Count} policies would pass over {documents.Products.Count} products and {documents.Contracts.Count} contracts");
        foreach (var outcome in report.Outcomes.Where(outcome => outcome.Verdict is Verdict.Error or Verdict.NotExecuted))
            page.Line(page.Paint(Ink.Faint, $"not executed: {outcome.PolicyId}: {outcome.Reason}"));
    }
}
