using DataMesh.Cli.CommandLine;
using DataMesh.Cli.Linting;
using DataMesh.Cli.Mesh;
using DataMesh.Contracts;

namespace DataMesh.Cli.Comparing;

/// <summary>Reads the two contracts of a comparison.</summary>
internal sealed class ReadSides(Surroundings surroundings, CatalogAddress catalog)
{
    /// <summary>Both contracts, read by the same reader: that of the mesh, or of the standard alone where one is of no mesh.</summary>
    /// <exception cref="NotRunException">One of them is no contract.</exception>
    public async Task<(DataContract Before, DataContract After)> ReadAsync(string before, string after, CancellationToken ct)
    {
        var reader = new ReadDocument(surroundings, catalog);
        DocumentText[] texts = [await reader.OfAsync(before, ct), await reader.OfAsync(after, ct)];
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
}
