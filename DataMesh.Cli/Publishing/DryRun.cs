using DataMesh.Cli.CommandLine;
using DataMesh.Cli.Comparing;
using DataMesh.Cli.Linting;
using DataMesh.Cli.Mesh;
using DataMesh.Contracts;

namespace DataMesh.Cli.Publishing;

/// <summary>What publishing would say, as far as it is known here: lint, and each contract compared with what is published.</summary>
internal sealed class DryRun(Surroundings surroundings, CatalogAddress catalog, string? policies)
{
    private readonly Page _page = new(surroundings);

    public async Task<int> RunAsync(string path, CancellationToken ct)
    {
        var read = await new DomainFolder(surroundings, path).ReadAsync(ct);
        var code = await LintCommand.RunAsync(
            surroundings, new LintWish([path]) { Policies = policies }, ct);
        foreach (var product in read.Products)
        {
            foreach (var contract in product.Contracts)
                code = Math.Max(code, await CompareAsync(product.Product, contract.Contract, ct) ? ExitCodes.Clean : ExitCodes.Findings);
        }

        return code;
    }

    private async Task<bool> CompareAsync(DataProduct product, DataContract contract, CancellationToken ct)
    {
        _page.Line();
        var major = contract.Version.Major;
        var published = await FindAsync(product.Domain!, contract.Name, major, ct)
            ?? (major > 0 ? await FindAsync(product.Domain!, contract.Name, major - 1, ct) : null);
        if (published is null)
        {
            _page.Line($"{_page.Paint(Ink.Strong, contract.Name)} {contract.Version} is new");
            return true;
        }

        var comparison = ContractComparer.Compare(published, contract);
        new DiffPage(surroundings).Write(contract.Name, comparison);
        return comparison.IsVersionEnough;
    }

    private async Task<DataContract?> FindAsync(string domain, string contract, int major, CancellationToken ct)
    {
        var found = await catalog.AskAsync(client => client.FindContractAsync(domain, contract, major, null, ct), ct);
        return found is null ? null : ContractReader.Read(found.Document.Content, found.Document.File).Value;
    }
}
