using System.Globalization;
using DataMesh.Cli.CommandLine;
using DataMesh.Client;

namespace DataMesh.Cli.Showing;

/// <summary>A product as tables.</summary>
internal sealed class ProductTables(Surroundings surroundings)
{
    private const string Week = "7d";
    private readonly Page _page = new(surroundings);

    public void Write(ProductPage page)
    {
        var product = page.Details;
        WriteHead(product, page.Description);
        Section("ports", ["port", "contract", "object", "rows", "updated", "quality", "last run"], product.Ports.SelectMany(Ports));
        foreach (var described in page.Contracts.SelectMany(contract => contract.Objects))
        {
            var columns = described.Columns.Select(column => Column(described, column));
            Section(Titled(described), ["column", "type", "", "classification", "description"], columns);
        }

        Section("service levels", ["object", "level", "promised", "now", "status", "kept (7 d)"], page.ServiceLevels.Levels.Select(Level));
        Section("upstream", ["contract", "product", "declared", "seen"], product.Upstream.Select(Neighbour));
        Section("downstream", ["contract", "product", "declared", "seen"], product.Downstream.Select(Neighbour));
        WriteReading(page.Reading);
    }

    private void WriteHead(ProductDetails product, DescribedText? text)
    {
        var name = _page.Paint(Ink.Strong, $"{product.Domain}/{product.Product}");
        _page.Line($"{name} {Page.Shown(product.Version)} {_page.Paint(InkOfStatus(product.Status), product.Status)}");
        if ((text?.Purpose ?? product.Description) is { Length: > 0 } purpose)
            _page.Line(Page.Shown(purpose.ReplaceLineEndings(" ")));
        Fact("limits", text?.Limitations);
        Fact("owner", string.Join(", ", new[] { product.Owner?.Team, product.Owner?.Contact, product.Owner?.Support }.OfType<string>()));
        Fact("tags", string.Join(", ", product.Tags));
        Fact("served", product.Served ? "yes" : "no: the domain's process has announced no address");
        Fact("published", Ages.Since(product.PublishedAt, surroundings.Time));
        if (product.Usage is { Requests: > 0 } usage)
        {
            var requests = usage.Requests.ToString("N0", CultureInfo.InvariantCulture);
            Fact("usage", $"{requests} requests of {usage.Consumers} named consumers in 30 d");
        }

        if (product.Rating is { Average: { } average, Count: var count })
            Fact("rating", string.Create(CultureInfo.InvariantCulture, $"{average:0.0} of 5 ({count})"));
    }

    private void WriteReading(ReadingGuide reading)
    {
        Title("how to read it");
        foreach (var found in reading.Objects)
        {
            foreach (var snippet in found.Snippets.Where(snippet => snippet.Tool is "sql" or "curl"))
                _page.Line(Page.Shown(snippet.Code.ReplaceLineEndings("\n")).TrimEnd());
            foreach (var note in found.Notes)
                _page.Line(_page.Paint(Ink.Doubtful, note));
        }

        var others = reading.Objects.SelectMany(found => found.Snippets).Select(snippet => snippet.Tool)
            .Distinct().Except(["sql", "curl"]).ToList();
        if (others.Count > 0)
            _page.Line(_page.Paint(Ink.Faint, $"--read prints lines for {string.Join(", ", others)}"));
    }

    private IEnumerable<IReadOnlyList<Cell>> Ports(Port port) => port.Objects.Select(found => (IReadOnlyList<Cell>)
    [
        new(port.Name, Ink.Name),
        new($"{port.Contract} {port.ContractVersion}"),
        new(found.Name),
        found.LastCommit is { } commit ? new(commit.Rows.ToString("N0", CultureInfo.InvariantCulture)) : new("none yet", Ink.Doubtful),
        new(found.LastCommit is { } last ? Ages.Since(last.CommittedAt, surroundings.Time) : string.Empty),
        Quality(port.Quality),
        Run(port.LastRun),
    ]);

    private static Cell Quality(QualityResult? quality) => quality is null
        ? new("not checked", Ink.Faint)
        : new(
            $"{Word(quality.Status)} ({quality.Passed} of {quality.Passed + quality.Failed + quality.NotExecuted})",
            InkOf(quality.Status));

    private Cell Run(RunOutcome? run) => run is null
        ? new(string.Empty)
        : new(
            $"{run.State.ToLowerInvariant()} {Ages.Since(run.At, surroundings.Time)}"
                + (run.Reason is null ? string.Empty : $": {run.Reason}"),
            run.State is "FAIL" or "ABORT" ? Ink.Bad : Ink.Plain);

    private static string Titled(DescribedObject described) =>
        described.Granularity is { Length: > 0 } granularity ? $"{described.Name}: {granularity}" : described.Name;

    private static IReadOnlyList<Cell> Column(DescribedObject described, DescribedColumn column) =>
    [
        new(column.Name, Ink.Name),
        new(column.Type ?? string.Empty),
        new(described.PrimaryKey?.Contains(column.Name) == true ? "key" : column.Required == true ? "required" : string.Empty),
        new(column.Classification ?? string.Empty),
        new(column.Description ?? string.Empty),
    ];

    private static IReadOnlyList<Cell> Level(ServiceLevelStatus level) =>
    [
        new(level.Object ?? level.Contract),
        new(level.Property, Ink.Name),
        new(level.Promised),
        new(level.MeasuredSeconds is { } seconds ? Ages.Of(TimeSpan.FromSeconds(seconds)) : string.Empty),
        new(level.Reason is null ? Word(level.Status) : $"{Word(level.Status)}: {level.Reason}", InkOf(level.Status)),
        new(level.Kept.FirstOrDefault(kept => kept.Window == Week)?.Share.ToString("P1", CultureInfo.InvariantCulture) ?? string.Empty),
    ];

    private IReadOnlyList<Cell> Neighbour(LineageNeighbour neighbour) =>
    [
        new($"{neighbour.Domain}/{neighbour.Contract}/v{neighbour.Major}", Ink.Name),
        new(neighbour.Product ?? "not published", neighbour.Product is null ? Ink.Doubtful : Ink.Plain),
        new(neighbour.Declared ? "yes" : "no", neighbour.Declared ? Ink.Plain : Ink.Doubtful),
        new(neighbour.LastSeen is { } seen ? Ages.Since(seen, surroundings.Time) : "never"),
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

    private void Fact(string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
            _page.Line($"{_page.Paint(Ink.Faint, name.PadRight(10))}{Page.Shown(value.ReplaceLineEndings(" "))}");
    }

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

    private static string Word(CheckStatus status) =>
        status == CheckStatus.NotExecuted ? "not executed" : status.ToString().ToLowerInvariant();
}
