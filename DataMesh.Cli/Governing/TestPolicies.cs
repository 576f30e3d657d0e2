using System.CommandLine;
using DataMesh.Cli.CommandLine;
using DataMesh.Cli.Linting;
using DataMesh.Governance;

namespace DataMesh.Cli.Governing;

/// <summary><c>mesh policy test</c>: each policy's examples are its tests.</summary>
internal static class TestPolicies
{
    public static Command Build(Surroundings surroundings)
    {
        var folder = new Argument<string?>("folder")
        {
            Description = "Folder of policies, or one file [default: the nearest 'governance' upward].",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var format = Formats.Option("human", "json", "sarif", "github");
        var command = new Command("test", "Run the examples of every policy.") { folder, format };
        command.SetAction(async (parsed, ct) =>
        {
            var path = PolicyShelf.Locate(surroundings, parsed.GetValue(folder));
            return await RunAsync(surroundings, await PolicyShelf.ReadAsync(surroundings, path, ct), parsed.GetValue(format)!, ct);
        });
        return command;
    }

    private static async Task<int> RunAsync(Surroundings surroundings, PolicyBook book, string format, CancellationToken ct)
    {
        var misbehaving = await new PolicyTests(new JudgingLimits()).RunAsync(book.Policies, ct);
        var report = new LintReport
        {
            Files =
            [
                .. book.Policies.Select(policy => policy.File).Concat(book.Findings.Select(finding => finding.File))
                    .Distinct().Order(StringComparer.Ordinal),
            ],
            Findings = [.. book.Findings.Concat(misbehaving).Select(LintFinding.Of)],
            PoliciesRun = book.Policies.Count,
            NotRun = [],
        };
        if (format == "human")
            Write(surroundings, book, report);
        else
            LintCommand.Renderer(format, surroundings).Write(report);
        return report.Count(LintLevel.Error) > 0 ? ExitCodes.Findings : ExitCodes.Clean;
    }

    private static void Write(Surroundings surroundings, PolicyBook book, LintReport report)
    {
        var page = new Page(surroundings);
        var lint = new LintPage(surroundings);
        foreach (var finding in report.Findings)
            lint.Write(finding);
        var examples = book.Policies.Sum(policy => policy.Examples.Count);
        page.Line(report.Findings.Count == 0
            ? $"{page.Paint(Ink.Good, "all behave")}: {examples} examples of {book.Policies.Count} policies"
            : $"{page.Paint(Ink.Bad, $"{report.Findings.Count} findings")}: {examples} examples of {book.Policies.Count} policies");
    }
}
