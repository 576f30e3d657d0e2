using System.CommandLine;
using DataMesh.Cli.CommandLine;
using DataMesh.Cli.Files;
using DataMesh.Cli.Governing;

namespace DataMesh.Cli.Linting;

/// <summary><c>mesh lint</c>.</summary>
internal static class LintCommand
{
    public static Command Build(Surroundings surroundings)
    {
        var paths = new Argument<string[]>("path")
        {
            Description = "Files or folders; '-' reads what is piped in [default: this folder].",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var policies = PolicyShelf.Option();
        var strict = new Option<bool>("--strict") { Description = "Take every warning for an error." };
        var input = new Option<string?>("--stdin-name")
        {
            Description = "What '-' is called: it decides what is read and where policies are looked for.",
            HelpName = "file",
        };
        var format = Formats.Option("human", "json", "sarif", "github");
        var command = new Command("lint", "Hold contracts, products and policies against the standards, the mesh's rules and the policies.")
        {
            paths, policies, strict, input, format,
        };
        command.SetAction((parsed, ct) => RunAsync(
            surroundings,
            new(parsed.GetValue(paths) is { Length: > 0 } given ? given : ["."])
            {
                Policies = parsed.GetValue(policies),
                Strict = parsed.GetValue(strict),
                NameOfInput = parsed.GetValue(input),
                Format = parsed.GetValue(format)!,
            },
            ct));
        return command;
    }

    public static async Task<int> RunAsync(Surroundings surroundings, LintWish wish, CancellationToken ct)
    {
        var folder = wish.Policies is null ? null : FindFiles.Existing(wish.Policies, surroundings.Folder);
        var matter = await new CollectMatter(surroundings, wish.NameOfInput).ReadAsync(wish.Paths, ct);
        if (matter.Folders.Count + matter.Policies.Count + matter.Findings.Count == 0)
        {
            throw new NotRunException(
                $"There is no contract, product or policy in {string.Join(", ", wish.Paths.Select(path => $"'{path}'"))}. "
                + "Documents are called *.odcs.yaml, *.odps.yaml, *.policy.yaml, or say 'kind: DataContract' or 'kind: DataProduct'.");
        }

        var report = await new LintDocuments(surroundings, folder).RunAsync(matter, ct);
        report = wish.Strict ? report.Strictly() : report;
        Renderer(wish.Format, surroundings).Write(report);
        return report.Count(LintLevel.Error) > 0 ? ExitCodes.Findings : ExitCodes.Clean;
    }

    public static ILintRenderer Renderer(string format, Surroundings surroundings) => format switch
    {
        "json" => new LintJson(surroundings),
        "sarif" => new LintSarif(surroundings),
        "github" => new LintAnnotations(surroundings),
        _ => new LintPage(surroundings),
    };
}
