using System.CommandLine;
using DataMesh.Cli.CommandLine;
using DataMesh.Cli.Mesh;
using DataMesh.Contracts;

namespace DataMesh.Cli.Comparing;

/// <summary><c>mesh diff</c>.</summary>
internal static class DiffCommand
{
    public static Command Build(Surroundings surroundings)
    {
        var before = new Argument<string>("before") { Description = $"The old contract. {ReadDocument.Help}" };
        var after = new Argument<string>("after") { Description = "The new contract." };
        var format = Formats.Option("human", "json", "markdown");
        var failOn = new Option<FailOn>("--fail-on")
        {
            Description = "End with 1 when the version is not enough (version), only when a major is missing (breaking), or never.",
        };
        var catalog = CatalogOptionSet.ForReading();
        var command = new Command("diff", "Compare two versions of a contract: what changed, who is hurt, which version that demands.")
        {
            before, after, format, failOn,
        };
        catalog.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var sides = await new ReadSides(surroundings, catalog.Of(parsed, surroundings))
                .ReadAsync(parsed.GetValue(before)!, parsed.GetValue(after)!, ct);
            var comparison = ContractComparer.Compare(sides.Before, sides.After);
            Write(surroundings, parsed.GetValue(format)!, sides.After.Name, comparison);
            return Fails(comparison, parsed.GetValue(failOn)) ? ExitCodes.Findings : ExitCodes.Clean;
        });
        return command;
    }

    private static void Write(Surroundings surroundings, string format, string contract, ContractComparison comparison)
    {
        switch (format)
        {
            case "json": DiffJson.Write(surroundings, contract, comparison); break;
            case "markdown": DiffMarkdown.Write(surroundings, contract, comparison); break;
            default: new DiffPage(surroundings).Write(contract, comparison); break;
        }
    }

    private static bool Fails(ContractComparison comparison, FailOn failOn) => failOn switch
    {
        FailOn.Never => false,
        FailOn.Breaking => !comparison.IsVersionEnough && comparison.Demands == VersionBump.Major,
        _ => !comparison.IsVersionEnough,
    };
}
