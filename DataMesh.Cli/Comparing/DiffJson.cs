using DataMesh.Cli.CommandLine;
using DataMesh.Contracts;

namespace DataMesh.Cli.Comparing;

/// <summary>For programs: the comparison as one object.</summary>
internal static class DiffJson
{
    public static void Write(Surroundings surroundings, string contract, ContractComparison comparison) =>
        JsonPage.Write(surroundings.Out, Of(contract, comparison));

    private static object Of(string contract, ContractComparison comparison) => new
    {
        Contract = contract,
        Before = comparison.Before.Text,
        After = comparison.After.Text,
        Readers = Word(comparison.Readers),
        Writers = Word(comparison.Writers),
        Demands = Word(comparison.Demands),
        VersionIsEnough = comparison.IsVersionEnough,
        NextVersion = comparison.NextVersion.Text,
        comparison.VersionFinding,
        Changes = comparison.Changes.Select(change => new
        {
            change.Code,
            change.BeforePath,
            change.AfterPath,
            Object = change.ObjectName,
            Property = change.PropertyName,
            change.Before,
            change.After,
            BeforeLine = Line(change.BeforePosition),
            AfterLine = Line(change.AfterPosition),
            Readers = Word(change.Kind.Readers),
            Writers = Word(change.Kind.Writers),
            Demands = Word(change.Kind.Demands),
            change.Message,
        }),
    };

    private static int? Line(SourcePosition position) => position == SourcePosition.None ? null : position.Line;

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();
}
