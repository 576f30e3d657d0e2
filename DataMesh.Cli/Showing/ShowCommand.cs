using System.CommandLine;
using DataMesh.Cli.CommandLine;
using DataMesh.Cli.Mesh;

namespace DataMesh.Cli.Showing;

/// <summary><c>mesh show</c>.</summary>
internal static class ShowCommand
{
    public static Command Build(Surroundings surroundings)
    {
        var address = new Argument<string>("product") { Description = "domain/product, such as airports/airports." };
        var read = new Option<string?>("--read")
        {
            Description = "Print only the lines that read it with a tool: curl, curl-csv, sql, curl-sql, python, pandas, csharp, odata-feed, power-query.",
            HelpName = "tool",
        };
        read.CompletionSources.Add("curl", "curl-csv", "sql", "curl-sql", "python", "pandas", "csharp", "odata-feed", "power-query");
        var format = Formats.Option("human", "json");
        var catalog = new CatalogOptionSet();
        var command = new Command("show", "Show a product: owner, ports, quality, freshness, service levels, neighbours, how to read it.")
        {
            address, read, format,
        };
        catalog.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var known = await AskAsync(catalog.Of(parsed, surroundings), parsed.GetValue(address)!, ct);
            if (parsed.GetValue(read) is { } tool)
                return WriteLines(surroundings, known, tool);
            if (parsed.GetValue(format) == "json")
                JsonPage.Write(surroundings.Out, known);
            else
                new ProductPage(surroundings).Write(known);
            return ExitCodes.Clean;
        });
        return command;
    }

    private static async Task<KnownProduct> AskAsync(CatalogAddress catalog, string address, CancellationToken ct)
    {
        if (address.Split('/') is not [{ Length: > 0 } domain, { Length: > 0 } product])
            throw new NotRunException($"'{address}' is no product: name it as domain/product.") { ExitCode = ExitCodes.Usage };
        var details = await catalog.AskAsync(client => client.FindProductAsync(domain, product, ct), ct)
            ?? throw new NotRunException($"The catalog at {catalog.Address} has no product '{address}'.");
        return new(
            details,
            await catalog.AskAsync(client => client.FindServiceLevelsAsync(domain, product, ct), ct),
            await catalog.AskAsync(client => client.FindReadingAsync(domain, product, ct), ct));
    }

    private static int WriteLines(Surroundings surroundings, KnownProduct known, string tool)
    {
        var snippets = (known.Reading?.Objects ?? []).SelectMany(found => found.Snippets).Where(snippet => snippet.Tool == tool).ToList();
        if (snippets.Count == 0)
        {
            var tools = (known.Reading?.Objects ?? []).SelectMany(found => found.Snippets).Select(snippet => snippet.Tool).Distinct();
            throw new NotRunException($"There are no lines for '{tool}'. There are for: {string.Join(", ", tools)}.") { ExitCode = ExitCodes.Usage };
        }

        foreach (var snippet in snippets)
            surroundings.Out.WriteLine(Page.Shown(snippet.Code.ReplaceLineEndings("\n")).TrimEnd());
        return ExitCodes.Clean;
    }
}
