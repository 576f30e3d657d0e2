using System.Net;
using System.Text.Json;
using DataMesh.Cli.CommandLine;
using DataMesh.Cli.Linting;
using DataMesh.Cli.Mesh;
using DataMesh.Client;
using DataMesh.Contracts;

namespace DataMesh.Cli.Publishing;

/// <summary>Sends products to the catalog; what it finds is told like <c>lint</c>'s.</summary>
internal sealed class PublishFolder(Surroundings surroundings, CatalogAddress catalog, bool isDryRun)
{
    private readonly Page _page = new(surroundings);
    private readonly LintPage _lint = new(surroundings);

    public async Task<int> RunAsync(string path, CancellationToken ct)
    {
        var folder = new DomainFolder(surroundings, path);
        var read = await folder.ReadAsync(ct);
        foreach (var finding in read.Findings)
            _lint.Write(LintFinding.Of(finding with { File = folder.NameOf(finding.File) }));
        if (!read.IsValid)
        {
            _page.Line(_page.Paint(Ink.Bad, "nothing is published: mend the errors first"));
            return ExitCodes.Findings;
        }

        var refused = 0;
        foreach (var product in read.Products)
            refused += await PublishAsync(product, folder, ct) ? 0 : 1;
        return refused == 0 ? ExitCodes.Clean : ExitCodes.Findings;
    }

    private async Task<bool> PublishAsync(ReadProduct product, DomainFolder folder, CancellationToken ct)
    {
        var name = $"{product.Product.Domain}/{product.Product.Name}";
        var publication = new PublishProduct
        {
            Product = Source(product.Document),
            Contracts = [.. product.Contracts.Select(contract => Source(contract.Document))],
            Policies = await folder.PoliciesAsync(ct),
            PipelineHash = await folder.PipelineHashAsync(product, ct),
        };
        try
        {
            var published = await catalog.TryAsync(
                client => isDryRun
                    ? client.TryPublishAsync(product.Product.Domain!, product.Product.Name, publication, ct)
                    : client.PublishAsync(product.Product.Domain!, product.Product.Name, publication, ct), ct);
            Tell(name, product.Product.Version?.Text, published);
            return true;
        }
        catch (CatalogRefusedException refusal) when (refusal.Status == HttpStatusCode.MethodNotAllowed)
        {
            throw new NotRunException(
                $"{catalog.Address} takes no publications: it is the mesh's gateway. "
                + $"Name the catalog itself by --catalog (on this machine {CatalogOptions.LocalAddress}).");
        }
        catch (CatalogRefusedException refusal)
        {
            foreach (var finding in FindingsOf(refusal))
                _lint.Write(LintFinding.Of(finding with { File = folder.NameOf(finding.File) }));
            var reason = refusal.Problem.Detail ?? refusal.Problem.Title ?? refusal.Message;
            _page.Line($"{_page.Paint(Ink.Bad, isDryRun ? "would be refused" : "refused")} {name}: {Page.Shown(reason)}");
            return false;
        }
    }

    private void Tell(string name, string? version, PublishedProduct published)
    {
        var what = !published.Changed ? _page.Paint(Ink.Faint, "unchanged")
            : _page.Paint(Ink.Good, isDryRun ? "would be published" : "published");
        var contracts = string.Join(", ", published.Contracts.Select(contract => $"{contract.Contract} {contract.Version}"));
        _page.Line($"{what} {Page.Shown($"{name} {version}".TrimEnd())} with {Page.Shown(contracts)}{(isDryRun ? "" : $" (change {published.Sequence})")}");
        foreach (var difference in published.Differences)
            Tell(difference);
        foreach (var warning in published.Warnings)
            _page.Line($"{_page.Paint(Ink.Doubtful, "warning")}: {Page.Shown(warning)}");
    }

    private void Tell(VersionChange difference)
    {
        _page.Line($"  {_page.Paint(Ink.Strong, difference.Contract)} {difference.Before} → {difference.After}");
        foreach (var change in difference.Changes)
            _page.Line(Page.Shown($"    {change.Readers} {change.Code}: {change.Message}"));
    }

    private static List<DocumentFinding> FindingsOf(CatalogRefusedException refusal) =>
        refusal.Problem.Extensions.TryGetValue("findings", out var value)
        && value is JsonElement { ValueKind: JsonValueKind.Array } findings
            ? findings.Deserialize<List<DocumentFinding>>(MeshJson.Options) ?? []
            : [];

    private static SourceDocument Source(DocumentText document) => new() { File = document.File, Content = document.Text };
}
