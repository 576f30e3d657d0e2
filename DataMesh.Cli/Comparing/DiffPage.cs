using DataMesh.Cli.CommandLine;
using DataMesh.Contracts;

namespace DataMesh.Cli.Comparing;

/// <summary>For people: the changes that break somebody first, then the verdict on the version.</summary>
internal sealed class DiffPage(Surroundings surroundings)
{
    private readonly Page _page = new(surroundings);

    public void Write(string contract, ContractComparison comparison)
    {
        _page.Line($"{_page.Paint(Ink.Strong, contract)} {comparison.Before} → {comparison.After}");
        foreach (var group in comparison.Changes.GroupBy(change => change.Kind.Impact).OrderByDescending(group => group.Key))
        {
            _page.Line();
            _page.Line(_page.Paint(InkOf(group.Key), Word(group.Key)));
            foreach (var change in group)
                Write(change);
        }

        _page.Line();
        Conclude(comparison);
    }

    private void Write(ContractChange change)
    {
        var values = (change.Before, change.After) switch
        {
            (null, null) => string.Empty,
            (null, { } after) => $": {after}",
            ({ } before, null) => $": {before}",
            ({ } before, { } after) => $": {before} → {after}",
        };
        var path = change.Path.Length == 0 ? "contract" : change.Path;
        var (code, place) = (_page.Paint(InkOf(change.Kind.Impact), change.Code), _page.Paint(Ink.Strong, path));
        var hurt = _page.Paint(Ink.Faint, $"(readers: {Word(change.Kind.Readers)}, writers: {Word(change.Kind.Writers)})");
        _page.Line($"  {code} {place}{Page.Shown(values.ReplaceLineEndings(" "))}");
        _page.Line($"    {change.Kind.Consequence} {hurt}");
    }

    private void Conclude(ContractComparison comparison)
    {
        if (comparison.Changes.Count == 0)
            _page.Line(_page.Paint(Ink.Good, "nothing changed"));
        else
            Sum(comparison);
        if (comparison.VersionFinding is { } finding)
        {
            _page.Line($"{_page.Paint(Ink.Bad, $"error {finding.Code}")}: {Page.Shown(finding.Message)}");
            _page.Line($"    {_page.Paint(Ink.Good, "fix:")} {Page.Shown(finding.Fix)}");
        }
        else if (comparison.Changes.Count > 0)
            _page.Line($"{_page.Paint(Ink.Good, "the version is enough")}: {comparison.Before} → {comparison.After}");
    }

    private void Sum(ContractComparison comparison) => _page.Line(
        $"readers: {Painted(comparison.Readers)}; writers: {Painted(comparison.Writers)}; demands a {Word(comparison.Demands)} version");

    private string Painted(Impact impact) => _page.Paint(InkOf(impact), Word(impact));

    private static Ink InkOf(Impact impact) => impact switch
    {
        Impact.Breaking => Ink.Bad,
        Impact.Additive => Ink.Good,
        _ => Ink.Faint,
    };

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();
}
