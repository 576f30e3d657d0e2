using System.Text.RegularExpressions;
using DataMesh.Cli.CommandLine;
using DataMesh.Cli.Files;
using DataMesh.Cli.Linting;
using DataMesh.Cli.Mesh;
using DataMesh.Contracts;

namespace DataMesh.Cli.Comparing;

/// <summary>Reads the two contracts of a comparison: files, what is piped in, or what the catalog has published.</summary>
internal sealed partial class ReadSides(Surroundings surroundings, CatalogAddress catalog)
{
    /// <summary>Both contracts, read by the same reader: that of the mesh, or of the standard alone where one is of no mesh.</summary>
    /// <exception cref="NotRunException">One of them is no contract.</exception>
    public async Task<(DataContract Before, DataContract After)> ReadAsync(string before, string after, CancellationToken ct)
    {
        DocumentText[] texts = [await TextAsync(before, ct), await TextAsync(after, ct)];
        var results = texts.Select(text => ContractReader.Read(text.Text, text.File)).ToList();
        if (results.Any(result => !result.IsValid))
            results = [.. texts.Select(text => ContractReader.ReadStandard(text.Text, text.File))];
        if (results.All(result => result.IsValid))
            return (results[0].Value!, results[1].Value!);

        // What is asked for goes to the output, and there is none.
        var page = new LintPage(surroundings.OnError());
        foreach (var finding in results.Where(result => !result.IsValid).SelectMany(result => result.Findings))
            page.Write(LintFinding.Of(finding));
        var broken = texts.Where((_, at) => !results[at].IsValid).Select(text => $"'{text.File}'");
        throw new NotRunException($"{string.Join(" and ", broken)} cannot be compared: see the findings.");
    }

    private async Task<DocumentText> TextAsync(string side, CancellationToken ct)
    {
        if (side == "-")
        {
            await using var input = surroundings.In();
            return new("stdin", await ReadText.OfStreamAsync(input, "stdin", ct));
        }

        var path = Path.GetFullPath(side, surroundings.Folder);
        if (File.Exists(path))
            return new(FindFiles.NameOf(path, surroundings.Folder), await ReadText.OfFileAsync(path, side, ct));
        return Address().Match(side) is { Success: true } address
            ? await PublishedAsync(address, side, ct)
            : throw new NotRunException($"There is no file '{side}', nor is it an address such as airports/airports/v1 or airports/airports/v1@1.0.0.")
            {
                ExitCode = ExitCodes.Usage,
            };
    }

    private async Task<DocumentText> PublishedAsync(Match address, string name, CancellationToken ct)
    {
        var version = address.Groups["version"] is { Success: true } given ? given.Value : null;
        var major = int.Parse(address.Groups["major"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        var found = await catalog.AskAsync(
            client => client.FindContractAsync(address.Groups["domain"].Value, address.Groups["contract"].Value, major, version, ct), ct);
        return found is null
            ? throw new NotRunException($"The catalog at {catalog.Address} has no contract '{name}'.")
            : new($"{name}", found.Document.Content);
    }

    [GeneratedRegex(@"\A(?<domain>[a-z0-9-]+)/(?<contract>[a-z0-9-]+)/v(?<major>[0-9]{1,9})(@(?<version>[^/\s]+))?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
