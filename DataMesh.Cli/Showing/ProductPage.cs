using System.Globalization;
using DataMesh.Cli.CommandLine;
using DataMesh.Client;

namespace DataMesh.Cli.Showing;

/// <summary>A product as tables.</summary>
internal sealed class ProductPage(Surroundings surroundings)
{
    private readonly Page _page = new(surroundings);

    public void Write(KnownProduct known)
    {
        WriteHead(known.Product);
        Section("ports", ["port", "contract", "object", "rows", "updated", "quality", "last run"], known.Product.Ports.SelectMany(Ports));
        Section("service levels", ["object", "level", "promised", "now", "status", "kept (7 d)"],
            (known.ServiceLevels?.Levels ?? []).Select(Level));
        Section("upstream", ["contract", "product", "declared", "seen"], known.Product.Upstream.Select(Neighbour));
        Section("downstream", ["contract", "product", "declared", "seen"], known.Product.Downstream.Select(Neighbour));
        WriteReading(known.Reading);
    }

    private void WriteHead(ProductDetails product)
    {
        _page.Line($"{_page.Paint(Ink.Strong, $"{product.Domain}/{product.Product}")} {product.Version} {_page.Paint(InkOfStatus(product.Status), product.Status)}");
        if (product.Description is { Length: > 0 } description)
            _page.Line(Page.Shown(description.ReplaceLineEndings(" ")));
        Fact("owner", string.Join(", ", new[] { product.Owner?.Team, product.Owner?.Contact, product.Owner?.Support }.OfType<string>()));
        Fact("tags", string.Join(", ", product.Tags));
        Fact("served", product.Served ? "yes" : "no: the domain's process has announced no address");
        Fact("published", Age(product.PublishedAt));
    }

    private void WriteReading(ReadingGuide? reading)
    {
        var shown = (reading?.Objects ?? []).Select(found => (found.Notes, Snippets: found.Snippets.Where(snippet => snippet.Tool is "sql" or "curl").ToList()))
            .Where(found => found.Snippets.Count + found.Notes.Count > 0).ToList();
        if (shown.Count == 0)
            return;
        Title("how to read it");
        foreach (var (notes, snippets) in shown)
        {
            foreach (var snippet in snippets)
                _page.Line(Page.Shown(snippet.Code.ReplaceLineEndings("\n")).TrimEnd());
            foreach (var note in notes)
                _page.Line(_page.Paint(Ink.Doubtful, note));
        }

        var others = reading!.Objects.SelectMany(found => found.Snippets).Select(snippet => snippet.Tool).Distinct().Except(["sql", "curl"]).ToList();
        if (others.Count > 0)
            _page.Line(_page.Paint(Ink.Faint, $"--read prints lines for {string.Join(", ", others)}"));
    }

    private IEnumerable<IReadOnlyList<Cell>> Ports(Port port) => port.Objects.Select(found => (IReadOnlyList<Cell>)
    [
        new(port.Name, Ink.Name),
        new($"{port.Contract} {port.ContractVersion}"),
        new(found.Name),
        found.LastCommit is { } commit ? new(commit.Rows.ToString("N0", CultureInfo.InvariantCulture)) : new("none yet", Ink.Doubtful),
        new(found.LastCommit is { } last ? Age(last.CommittedAt) : string.Empty),
        port.Quality is { } quality ? new($"{Word(quality.Status)} ({quality.Passed} of {quality.Passed + quality.Failed + quality.NotExecuted})", InkOf(quality.Status)) : new("not checked", Ink.Faint),
        port.LastRun is { } run ? new($"{run.State.ToLowerInvariant()} {Age(run.At)}{(run.Reason is null ? string.Empty : $": {run.Reason}")}", run.State is "FAIL" or "ABORT" ? Ink.Bad : Ink.Plain) : new(string.Empty),
    ]);

    private static IReadOnlyList<Cell> Level(ServiceLevelStatus level) =>
    [
        new(level.Object ?? level.Contract),
        new(level.Property, Ink.Name),
        new(level.Promised),
        new(level.MeasuredSeconds is { } seconds ? Span(TimeSpan.FromSeconds(seconds)) : string.Empty),
        new(level.Reason is null ? Word(level.Status) : $"{Word(level.Status)}: {level.Reason}", InkOf(level.Status)),
        new(level.Kept.FirstOrDefault(kept => kept.Window == "7d") is { } week ? week.Share.ToString("P1", CultureInfo.InvariantCulture) : string.Empty),
    ];

    private IReadOnlyList<Cell> Neighbour(LineageNeighbour neighbour) =>
    [
        new($"{neighbour.Domain}/{neighbour.Contract}/v{neighbour.Major}", Ink.Name),
        new(neighbour.Product ?? "not published", neighbour.Product is null ? Ink.Doubtful : Ink.Plain),
        new(neighbour.Declared ? "yes" : "no", neighbour.Declared ? Ink.Plain : Ink.Doubtful),
        new(neighbour.LastSeen is { } seen ? Age(seen) : "never"),
    ];

    private void Section(string title, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<Cell>> rows)
    {
        List<IReadOnlyList<Cell>> all = [.. rows];
        if (all.Count == 0)
            return;
        Title(title);
        _page.Table(headings, all);
    }

    private void Title(string title)
    {
        _page.Line();
        _page.Line(_page.Paint(Ink.Strong, title));
    }

    private void Fact(string name, string value)
    {
        if (value.Length > 0)
            _page.Line($"{_page.Paint(Ink.Faint, name.PadRight(10))}{Page.Shown(value)}");
    }

    private string Age(DateTimeOffset at) => $"{Span(surroundings.Time.GetUtcNow() - at)} ago";

    private static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 1 } => "0 s",
        { TotalMinutes: < 2 } => $"{span.TotalSeconds:0} s",
        { TotalHours: < 2 } => $"{span.TotalMinutes:0} min",
        { TotalDays: < 2 } => $"{span.TotalHours:0} h",
        _ => $"{span.TotalDays:0} d",
    };

    private static Ink InkOfStatus(string status) => status switch
    {
        "active" => Ink.Good,
        "deprecated" or "retired" => Ink.Bad,
        _ => Ink.Doubtful,
    };

    private static Ink InkOf(CheckStatus status) => status switch
    {
        CheckStatus.Pass => Ink.Good,
        CheckStatus.NotExecuted => Ink.Faint,
        _ => Ink.Bad,
    };

    private static string Word(CheckStatus status) => status == CheckStatus.NotExecuted ? "not executed" : status.ToString().ToLowerInvariant();
}
