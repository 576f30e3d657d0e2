using System.CommandLine;
using DataMesh.Cli.CommandLine;
using DataMesh.Cli.Files;

namespace DataMesh.Cli.Linting;

/// <summary><c>mesh lint</c>.</summary>
internal static class LintCommand
{
    public static Command Build(Surroundings surroundings)
    {
        var paths = new Argument<string[]>("path")
        {
            Description = "Files or folders; '-' reads what is piped in. Without any: this folder.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var policies = new Option<string?>("--policies") { Description = "Folder of the mesh's policies [default: the nearest 'governance' upward].", HelpName = "folder" };
        var strict = new Option<bool>("--strict") { Description = "Take every warning for an error." };
        var input = new Option<string?>("--stdin-name") { Description = "What '-' is called: it decides what is read and where policies are looked for.", HelpName = "file" };
        var format = new Option<string>("--format") { Description = "human, json, sarif or github.", DefaultValueFactory = _ => "human" };
        format.AcceptOnlyFromAmong("human", "json", "sarif", "github");
        var command = new Command("lint", "Hold contracts, products and policies against the standards, the mesh's rules and the policies.")
        {
            paths, policies, strict, input, format,
        };
        command.SetAction((parsed, ct) => RunAsync(
            surroundings, parsed.GetValue(paths) is { Length: > 0 } given ? given : ["."], parsed.GetValue(policies), parsed.GetValue(strict),
            parsed.GetValue(input), parsed.GetValue(format)!, ct));
        return command;
    }

    private static async Task<int> RunAsync(
        Surroundings surroundings, string[] paths, string? policies, bool strict, string? nameOfInput, string format, CancellationToken ct)
    {
        var folder = policies is null ? null : FindFiles.Existing(policies, surroundings.Folder);
        var matter = await new CollectMatter(surroundings, nameOfInput).ReadAsync(paths, ct);
        if (matter.Folders.Count + matter.Policies.Count + matter.Findings.Count == 0)
        {
            throw new NotRunException(
                $"There is no contract, product or policy in {string.Join(", ", paths.Select(path => $"'{path}'"))}. "
                + "Documents are called *.odcs.yaml, *.odps.yaml, *.policy.yaml, or say 'kind: DataContract' or 'kind: DataProduct'.");
        }

        var report = await new LintDocuments(surroundings, folder).RunAsync(matter, ct);
        report = strict ? report.Strictly() : report;
        Renderer(format, surroundings).Write(report);
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
