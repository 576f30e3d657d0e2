using System.CommandLine;
using DataMesh.Cli.CommandLine;
using DataMesh.Contracts;

namespace DataMesh.Cli.Explaining;

/// <summary><c>mesh explain</c>: what a code of a finding or of a change is about.</summary>
internal static class ExplainCommand
{
    public static Command Build(Surroundings surroundings)
    {
        var code = new Argument<string>("code")
        {
            Description = "Code of a finding, such as unknown-field, or of a change, such as property-removed.",
        };
        code.HelpName = "code";
        code.CompletionSources.Add(
            _ => CodeBook.Codes.Concat(ChangeKinds.All.Select(kind => kind.Code)).Distinct().Order(StringComparer.Ordinal));
        var command = new Command("explain", "Say what the code of a finding or of a change is about.") { code };
        command.SetAction(parsed => Explain(new Page(surroundings), parsed.GetValue(code)!));
        return command;
    }

    private static int Explain(Page page, string code)
    {
        var about = CodeBook.Find(code);
        var change = ChangeKinds.All.FirstOrDefault(kind => kind.Code == code);
        if (about is null && change is null)
        {
            throw NotRunException.Misused($"There is no code '{code}'. For a policy, ask 'mesh policy explain {code}'.");
        }

        page.Line(page.Paint(Ink.Strong, code));
        if (about is not null)
            page.Line(Page.Shown(about));
        if (change is not null)
        {
            page.Line($"{change.What}. {change.Consequence}");
            page.Line($"readers: {Word(change.Readers)}; writers: {Word(change.Writers)}; demands a {Word(change.Demands)} version");
        }

        return ExitCodes.Clean;
    }

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();
}
