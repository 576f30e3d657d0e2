using System.CommandLine;
using DataMesh.Cli.CommandLine;
using DataMesh.Governance;

namespace DataMesh.Cli.Governing;

/// <summary><c>mesh policy explain</c>.</summary>
internal static class ExplainPolicy
{
    public static Command Build(Surroundings surroundings)
    {
        var id = new Argument<string>("id") { Description = "Id of the policy." };
        var folder = PolicyShelf.Option();
        id.HelpName = "id";
        id.CompletionSources.Add(_ => Ids(surroundings));
        var command = new Command("explain", "Show all of a policy: why it is, what it checks, how to mend what it finds.") { id, folder };
        command.SetAction(async (parsed, ct) =>
        {
            var book = await PolicyShelf.ReadAsync(surroundings, PolicyShelf.Locate(surroundings, parsed.GetValue(folder)), ct);
            var wanted = parsed.GetValue(id)!;
            var policy = book.Policies.FirstOrDefault(known => known.Id == wanted)
                ?? throw PolicyShelf.Unknown(wanted);
            Write(new Page(surroundings), policy);
            return ExitCodes.Clean;
        });
        return command;
    }

    private static void Write(Page page, Policy policy)
    {
        page.Line($"{page.Paint(Ink.Strong, policy.Id)} {policy.Version}: {Page.Shown(policy.Title)}");
        page.Line($"{Word(policy.Severity)}, {Word(policy.Status)}: {Consequence(policy)}");
        page.Line();
        page.Line($"why    {Page.Shown(policy.Rationale)}");
        page.Line($"fix    {Page.Shown(policy.Fix)}");
        page.Line($"owner  {Page.Shown(policy.Owner)}");
        page.Line($"file   {Page.Shown(policy.File)}");
        if (policy.Tightens is { } tightened)
            page.Line($"makes  '{Page.Shown(tightened)}' stricter for domain {Page.Shown(policy.Domain ?? string.Empty)}");
        page.Line();
        foreach (var line in policy.Check.ReplaceLineEndings("\n").TrimEnd().Split('\n'))
            page.Line(page.Paint(Ink.Faint, "  " + line));
        foreach (var example in policy.Examples)
        {
            var end = example.Passes ? page.Paint(Ink.Good, "passes") : page.Paint(Ink.Bad, "fails ");
            page.Line($"{end} {Page.Shown(example.Title)}");
        }
    }

    private static string Consequence(Policy policy) => policy switch
    {
        { Blocks: true } => "nothing is published until it is mended",
        { Status: PolicyStatus.Draft } => "only its own examples run",
        { Status: PolicyStatus.Advisory } => "its findings never block",
        _ => "its findings are shown, and may be waived",
    };

    private static string[] Ids(Surroundings surroundings) => PolicyFolders.Nearest(surroundings.Folder) is { } folder
        ?
        [
            .. Directory.EnumerateFiles(folder, "*.policy.yaml")
                .Select(file => Path.GetFileName(file)[..^".policy.yaml".Length]).Order(StringComparer.Ordinal),
        ]
        : [];

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();
}
