using DataMesh.Cli.CommandLine;
using DataMesh.Cli.Files;
using DataMesh.Cli.Governing;
using DataMesh.Contracts;
using DataMesh.Governance;

namespace DataMesh.Cli.Linting;

/// <summary>Holds documents against the standards, the mesh's rules and the policies, as publishing does.</summary>
/// <param name="surroundings">Where the command runs.</param>
/// <param name="policies">Folder of the mesh's policies; null for the nearest one of each document.</param>
internal sealed class LintDocuments(Surroundings surroundings, string? policies)
{
    private readonly List<LintFinding> _findings = [];
    private readonly List<PolicyNotRun> _notRun = [];
    private readonly HashSet<string> _judgedFiles = new(StringComparer.Ordinal);
    private int _run;

    public async Task<LintReport> RunAsync(LintMatter matter, CancellationToken ct)
    {
        _findings.AddRange(matter.Findings);
        var folders = matter.Folders.Select(ReadFolder).ToList();
        foreach (var group in folders.GroupBy(folder => policies ?? PolicyFolders.Nearest(folder.Path), StringComparer.Ordinal))
            await JudgeAsync(group.Key, [.. group], ct);
        await ReadPoliciesAsync(matter.Policies, ct);
        return new()
        {
            Files =
            [
                .. matter.Folders.SelectMany(folder => folder.Asked).Select(document => document.File)
                    .Concat(matter.Policies.Select(NameOf)).Concat(matter.Findings.Select(finding => finding.File)),
            ],
            Findings =
            [
                .. _findings.Distinct().OrderBy(finding => finding.File, StringComparer.Ordinal)
                    .ThenBy(finding => finding.Line).ThenBy(finding => finding.Column),
            ],
            PoliciesRun = _run,
            NotRun = [.. _notRun.Distinct()],
        };
    }

    private JudgedFolder ReadFolder(LintFolder folder)
    {
        var read = DocumentFolder.Read([.. folder.Asked, .. folder.Beside]);
        var asked = folder.Asked.Select(document => document.File).ToHashSet(StringComparer.Ordinal);
        _findings.AddRange(read.Findings.Where(finding => asked.Contains(finding.File)).Select(LintFinding.Of));
        var domains = read.Products.Select(product => product.Product.Domain)
            .Concat(read.Contracts.Select(contract => contract.Contract.Domain));
        var products = read.Products.Where(product => asked.Contains(product.Document.File));
        var contracts = read.Contracts.Where(contract => asked.Contains(contract.Document.File));
        return new(
            folder.Path,
            [.. domains.OfType<string>().Distinct()],
            [.. products.Select(product => new ProductDocument(product.Document.File, product.Product))],
            [.. contracts.Select(contract => new ContractDocument(contract.Document.File, contract.Contract))]);
    }

    private async Task JudgeAsync(string? governance, List<JudgedFolder> folders, CancellationToken ct)
    {
        var domains = new List<DomainPolicies>();
        foreach (var folder in folders)
        {
            // The domain is the product's: a folder holds documents of one.
            if (folder.Domains.Count > 0 && await ReadFilesAsync(PolicyFolders.Of(folder.Path), ct) is { Count: > 0 } files)
                domains.Add(new(folder.Domains[0], files));
        }

        var book = PolicyBook.Read(governance is null ? [] : await ReadFilesAsync(governance, ct), domains);
        var documents = new DocumentSet(
            [.. folders.SelectMany(folder => folder.Products)], [.. folders.SelectMany(folder => folder.Contracts)]);
        if (documents.Products.Count + documents.Contracts.Count == 0)
        {
            _findings.AddRange(book.Findings.Select(LintFinding.Of));
            return;
        }

        Add(await new PolicyEngine(new JudgingLimits(), surroundings.Time).JudgeAsync(book, documents, MeshFacts.Unknown, ct));
    }

    private void Add(PolicyReport report)
    {
        _findings.AddRange(report.Findings.Select(LintFinding.Of));
        foreach (var outcome in report.Outcomes)
        {
            _findings.AddRange(outcome.Findings.Select(finding => LintFinding.Of(finding, outcome.Policy)));
            switch (outcome.Verdict)
            {
                case Verdict.NotExecuted: _notRun.Add(new(outcome.PolicyId, outcome.Reason!)); break;
                case Verdict.Error when outcome.Policy is { } policy: _findings.Add(Broken(policy, outcome)); break;
                case Verdict.Pass or Verdict.Fail: _run++; break;
            }
        }
    }

    /// <summary>Policies and waivers that no document was held against: what is wrong with themselves.</summary>
    private async Task ReadPoliciesAsync(IReadOnlyList<string> paths, CancellationToken ct)
    {
        foreach (var folder in paths.Where(path => !_judgedFiles.Contains(NameOf(path))).GroupBy(path => Path.GetDirectoryName(path)!))
        {
            var asked = folder.Select(NameOf).ToHashSet(StringComparer.Ordinal);
            var files = await ReadFilesAsync(folder.Key, ct);
            var isDomain = Path.GetDirectoryName(folder.Key) is { } above && PolicyFolders.Of(above) == folder.Key;
            var domain = isDomain ? Path.GetFileName(Path.GetDirectoryName(folder.Key)) : null;
            var mesh = policies ?? PolicyFolders.Nearest(folder.Key);
            var book = domain is null && files.All(file => !file.Name.EndsWith(".waivers.yaml", StringComparison.OrdinalIgnoreCase))
                ? PolicyBook.Read(files, [])
                : PolicyBook.Read(
                    mesh is null || mesh == folder.Key ? [] : await ReadFilesAsync(mesh, ct), [new(domain ?? string.Empty, files)]);
            _findings.AddRange(book.Findings.Where(finding => asked.Contains(finding.File)).Select(LintFinding.Of));
        }
    }

    private async Task<IReadOnlyList<PolicyFile>> ReadFilesAsync(string folder, CancellationToken ct)
    {
        var files = await PolicyFolders.ReadAsync(folder, surroundings.Folder, ct);
        _judgedFiles.UnionWith(files.Select(file => file.Name));
        return files;
    }

    private string NameOf(string path) => FindFiles.NameOf(path, surroundings.Folder);

    private static LintFinding Broken(Policy policy, PolicyOutcome outcome) => new()
    {
        Level = outcome.Blocks ? LintLevel.Error : LintLevel.Warning,
        Code = policy.Id,
        File = policy.File,
        Line = Math.Max(1, policy.Position.Line),
        Column = Math.Max(1, policy.Position.Column),
        Path = "check",
        Message = $"the policy could not be run to its end: {outcome.Reason}",
        Fix = $"mend its check, or ask {policy.Owner}",
        Policy = policy,
    };

    private sealed record JudgedFolder(
        string Path, IReadOnlyList<string> Domains, IReadOnlyList<ProductDocument> Products, IReadOnlyList<ContractDocument> Contracts);
}
