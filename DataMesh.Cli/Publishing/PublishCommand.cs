using System.CommandLine;
using DataMesh.Cli.CommandLine;
using DataMesh.Cli.Files;
using DataMesh.Cli.Governing;
using DataMesh.Cli.Mesh;

namespace DataMesh.Cli.Publishing;

/// <summary><c>mesh publish</c>.</summary>
internal static class PublishCommand
{
    public static Command Build(Surroundings surroundings)
    {
        var folder = new Argument<string>("folder")
        {
            Description = "Folder of the domain's *.odps.* and *.odcs.* [default: this folder].",
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => ".",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Publish nothing: let the catalog judge, or lint where none is named." };
        var policies = PolicyShelf.Option();
        var catalog = CatalogOptionSet.ForPublishing();
        var command = new Command("publish", "Publish the products of a folder with their contracts.") { folder, dryRun, policies };
        catalog.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var path = FindFiles.Existing(parsed.GetValue(folder)!, surroundings.Folder);
            if (!Directory.Exists(path))
                throw NotRunException.Misused($"'{parsed.GetValue(folder)}' is no folder: a product is published with its contracts.");
            var address = catalog.Of(parsed, surroundings);
            return parsed.GetValue(dryRun) && !catalog.IsNamed(parsed, surroundings)
                ? await new OfflineDryRun(surroundings, parsed.GetValue(policies)).RunAsync(path, ct)
                : await new PublishFolder(surroundings, address, isDryRun: parsed.GetValue(dryRun)).RunAsync(path, ct);
        });
        return command;
    }
}
