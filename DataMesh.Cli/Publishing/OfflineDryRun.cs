using DataMesh.Cli.CommandLine;
using DataMesh.Cli.Linting;

namespace DataMesh.Cli.Publishing;

/// <summary>What publishing would say, as far as it is known without a mesh.</summary>
internal sealed class OfflineDryRun(Surroundings surroundings, string? policies)
{
    public async Task<int> RunAsync(string path, CancellationToken ct)
    {
        await new DomainFolder(surroundings, path).ReadAsync(ct);
        var code = await LintCommand.RunAsync(surroundings, new LintWish([path]) { Policies = policies }, ct);
        var page = new Page(surroundings);
        page.Line(page.Paint(Ink.Faint, "nothing is compared with what is published: name the catalog by --catalog or MESH_CATALOG"));
        return code;
    }
}
