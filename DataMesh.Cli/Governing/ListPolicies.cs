using System.CommandLine;
using DataMesh.Cli.CommandLine;
using DataMesh.Cli.Linting;
using DataMesh.Governance;

namespace DataMesh.Cli.Governing;

/// <summary><c>mesh policy list</c>.</summary>
internal static class ListPolicies
{
    public static Command Build(Surroundings surroundings)
    {
        var folder = new Argument<string?>("folder")
        {
            Description = "Folder of policies [default: the nearest 'governance' upward].",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var format = Formats.Option("human", "json");
        var command = new Command("list", "List the policies with their weight and stage.") { folder, format };
        command.SetAction(async (parsed, ct) =>
        {
            var book = await PolicyShelf.ReadAsync(surroundings, PolicyShelf.Locate(surroundings, parsed.GetValue(folder)), ct);
            Write(surroundings, book, parsed.GetValue(format)!);
            return book.IsValid ? ExitCodes.Clean : ExitCodes.Findings;
        });
        return command;
    }

    private static void Write(Surroundings surroundings, PolicyBook book, string format)
    {
        if (format == "json")
        {
            JsonPage.Write(surroundings.Out, new
            {
                Policies = book.Policies.Select(Row),
                Findings = book.Findings.Select(finding => LintJson.Of(LintFinding.Of(finding))),
            });
            return;
        }

        var lint = new LintPage(surroundings);
        foreach (var finding in book.Findings)
            lint.Write(LintFinding.Of(finding));
        new Page(surroundings).Table(
            ["policy", "severity", "status", "scope", "version", "title"],
            book.Policies.Select(policy => (IReadOnlyList<Cell>)
            [
                new(policy.Id, Ink.Name), new(Word(policy.Severity), InkOf(policy)), new(Word(policy.Status)), new(Word(policy.Scope)),
                new(policy.Version.Text), new(policy.Title),
            ]));
    }

    private static object Row(Policy policy) => new
    {
        policy.Id,
        policy.Title,
        Severity = Word(policy.Severity),
        Status = Word(policy.Status),
        Scope = Word(policy.Scope),
        Version = policy.Version.Text,
        policy.Owner,
        policy.Domain,
        policy.Tightens,
        policy.File,
    };

    private static Ink InkOf(Policy policy) => policy.Blocks ? Ink.Bad : policy.Severity == PolicySeverity.Info ? Ink.Faint : Ink.Doubtful;

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();
}
