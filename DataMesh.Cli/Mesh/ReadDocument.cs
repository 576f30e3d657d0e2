using System.Globalization;
using System.Text.RegularExpressions;
using DataMesh.Cli.CommandLine;
using DataMesh.Cli.Files;
using DataMesh.Contracts;

namespace DataMesh.Cli.Mesh;

/// <summary>Reads the document that an argument stands for: a file, <c>-</c> for what is piped in, a contract of the catalog.</summary>
internal sealed partial class ReadDocument(Surroundings surroundings, CatalogAddress catalog)
{
    public const string Help = "A file, '-', or an address of the catalog such as airports/airports/v1@1.0.0.";

    /// <exception cref="NotRunException">There is no such document.</exception>
    public async Task<DocumentText> OfAsync(string argument, CancellationToken ct)
    {
        if (argument == "-")
        {
            await using var input = surroundings.In();
            return new("stdin", await ReadText.OfStreamAsync(input, "stdin", ct));
        }

        var path = Path.GetFullPath(argument, surroundings.Folder);
        if (File.Exists(path))
            return new(FindFiles.NameOf(path, surroundings.Folder), await ReadText.OfFileAsync(path, argument, ct));
        return Address().Match(argument) is { Success: true } address
            ? await PublishedAsync(address, argument, ct)
            : throw NotRunException.Misused(
                $"There is no file '{argument}', nor is it an address such as airports/airports/v1 or airports/airports/v1@1.0.0.");
    }

    private async Task<DocumentText> PublishedAsync(Match address, string name, CancellationToken ct)
    {
        var (domain, contract) = (address.Groups["domain"].Value, address.Groups["contract"].Value);
        var version = address.Groups["version"] is { Success: true } given ? given.Value : null;
        var major = int.Parse(address.Groups["major"].ValueSpan, CultureInfo.InvariantCulture);
        var found = await catalog.AskAsync(client => client.FindContractAsync(domain, contract, major, version, ct), ct);
        return found is null
            ? throw new NotRunException($"The catalog at {catalog.Address} has no contract '{name}'.")
            : new(name, found.Document.Content);
    }

    [GeneratedRegex(@"\A(?<domain>[a-z0-9-]+)/(?<contract>[a-z0-9-]+)/v(?<major>[0-9]{1,9})(@(?<version>[^/\s]+))?\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
