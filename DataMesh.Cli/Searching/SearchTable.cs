using System.Globalization;
using DataMesh.Cli.CommandLine;
using DataMesh.Client;

namespace DataMesh.Cli.Searching;

/// <summary>What was found as a table, and what else the words could have meant.</summary>
internal sealed class SearchTable(Surroundings surroundings)
{
    private const int Shown = 10;
    private readonly Page _page = new(surroundings);

    public void Write(SearchPage found)
    {
        foreach (var (asked, searched) in found.Corrections.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            _page.Line(_page.Paint(Ink.Doubtful, $"nothing says '{asked}'; searched {string.Join(", ", searched)}"));
        if (found.Hits.Count > 0)
            _page.Table(["product", "version", "status", "quality", "team", "where"], found.Hits.Select(Row));
        var total = found.Total.ToString("N0", CultureInfo.InvariantCulture);
        _page.Line(found.Hits.Count == 0
            ? "nothing was found"
            : $"{found.Hits.Count} of {(found.IsExact ? string.Empty : "about ")}{total} products; 'mesh show <product>' says more");
        Facet("domains", found.Facets.Domain);
        Facet("tags", found.Facets.Tag);
    }

    private static IReadOnlyList<Cell> Row(SearchHit hit) =>
    [
        new($"{hit.Domain}/{hit.Product}", Ink.Name),
        new(hit.Version),
        new(hit.Status, hit.Status == "active" ? Ink.Plain : Ink.Doubtful),
        new(hit.Quality, hit.Quality switch { "pass" => Ink.Good, "fail" => Ink.Bad, _ => Ink.Faint }),
        new(hit.Team ?? string.Empty),
        new(hit.Matches.Count > 0 ? Place(hit.Matches[0]) : hit.Description ?? string.Empty),
    ];

    private static string Place(SearchMatch match) => match.Column is { } column
        ? $"column {match.Object}.{column}"
        : $"{match.Kind}: {match.Text}";

    private void Facet(string name, IReadOnlyList<FacetCount> counts)
    {
        if (counts.Count > 1)
        {
            var most = counts.Take(Shown).Select(count => $"{count.Value} ({count.Count})");
            _page.Line(_page.Paint(Ink.Faint, $"{name}: {string.Join(", ", most)}"));
        }
    }
}
