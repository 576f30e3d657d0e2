using System.CommandLine;
using DataMesh.Cli.CommandLine;
using DataMesh.Cli.Mesh;
using DataMesh.Client;

namespace DataMesh.Cli.Showing;

/// <summary><c>mesh show</c>.</summary>
internal static class ShowCommand
{
    public static Command Build(Surroundings surroundings)
    {
        var address = new Argument<string>("product") { Description = "domain/product, such as airports/airports." };
        var read = new Option<string?>("--read")
        {
            Description = "Print only the lines that read it with a tool: "
                + "curl, curl-csv, sql, curl-sql, python, pandas, csharp, odata-feed, power-query.",
            HelpName = "tool",
        };
        read.CompletionSources.Add("curl", "curl-csv", "sql", "curl-sql", "python", "pandas", "csharp", "odata-feed", "power-query");
        var format = Formats.Option("human", "json");
        var catalog = CatalogOptionSet.ForReading();
        var command = new Command("show", "Show a product: owner, ports, quality, freshness, service levels, neighbours, how to read it.")
        {
            address, read, format,
        };
        catalog.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var page = await AskAsync(catalog.Of(parsed, surroundings), parsed.GetValue(address)!, ct);
            if (parsed.GetValue(read) is { } tool)
                WriteLines(surroundings, page.Reading, tool);
            else if (parsed.GetValue(format) == "json")
                JsonPage.Write(surroundings.Out, page);
            else
                new ProductTables(surroundings).Write(page);
            return ExitCodes.Clean;
        });
        return command;
    }

    private static async Task<ProductPage> AskAsync(CatalogAddress catalog, string address, CancellationToken ct) =>
        address.Split('/') is [{ Length: > 0 } domain, { Length: > 0 } product]
            ? await catalog.AskAsync(client => client.FindPageAsync(domain, product, ct), ct)
                ?? throw new NotRunException($"The catalog at {catalog.Address} has no product '{address}'.")
            : throw NotRunException.Misused($"'{address}' is no product: name it as domain/product.");

    private static void WriteLines(Surroundings surroundings, ReadingGuide reading, string tool)
    {
        var snippets = reading.Objects.SelectMany(found => found.Snippets).ToList();
        if (snippets.All(snippet => snippet.Tool != tool))
        {
            var tools = string.Join(", ", snippets.Select(snippet => snippet.Tool).Distinct());
            throw NotRunException.Misused($"There are no lines for '{tool}'. There are for: {tools}.");
        }

        foreach (var snippet in snippets.Where(snippet => snippet.Tool == tool))
            surroundings.Out.WriteLine(Page.Shown(snippet.Code.ReplaceLineEndings("\n")).TrimEnd());
    }
}
