using System.CommandLine;
using DataMesh.Cli.CommandLine;
using DataMesh.Cli.Mesh;
using DataMesh.Client;

namespace DataMesh.Cli.Searching;

/// <summary><c>mesh search</c>.</summary>
internal static class SearchCommand
{
    private const int Most = 100;

    public static Command Build(Surroundings surroundings)
    {
        var words = new Argument<string[]>("words")
        {
            Description = "Words of names, descriptions, columns, tags, owners; typos are forgiven. Without any: every product.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var (domains, tags) = (Facet("--domain", "Only of this domain"), Facet("--tag", "Only with this tag"));
        var classes = Facet("--classification", "Only with columns of this classification");
        var statuses = Facet("--status", "Only of this status");
        var qualities = Facet("--quality", "Only with this result of the last audits: pass, fail or unknown");
        qualities.AcceptOnlyFromAmong("pass", "fail", "unknown");
        var limit = new Option<int>("--limit") { Description = "Most products shown; 1 to 100.", DefaultValueFactory = _ => 20 };
        limit.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is < 1 or > Most)
                given.AddError($"--limit takes 1 to {Most}.");
        });
        var (format, catalog) = (Formats.Option("human", "json"), CatalogOptionSet.ForReading());
        var command = new Command("search", "Find products by words, best first.")
        {
            words, domains, tags, classes, statuses, qualities, limit, format,
        };
        catalog.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var request = new SearchRequest
            {
                Text = parsed.GetValue(words) is { Length: > 0 } given ? string.Join(' ', given) : null,
                Domains = parsed.GetValue(domains) ?? [],
                Tags = parsed.GetValue(tags) ?? [],
                Classifications = parsed.GetValue(classes) ?? [],
                Statuses = parsed.GetValue(statuses) ?? [],
                Qualities = parsed.GetValue(qualities) ?? [],
                Limit = parsed.GetValue(limit),
            };
            var found = await catalog.Of(parsed, surroundings).AskAsync(client => client.SearchAsync(request, ct), ct);
            if (parsed.GetValue(format) == "json")
                JsonPage.Write(surroundings.Out, found);
            else
                new SearchTable(surroundings).Write(found);
            return found.Hits.Count > 0 ? ExitCodes.Clean : ExitCodes.Findings;
        });
        return command;
    }

    private static Option<string[]> Facet(string name, string description) =>
        new(name) { Description = $"{description}; several are alternatives." };
}
