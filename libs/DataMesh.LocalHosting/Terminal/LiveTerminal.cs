using System.Collections.Concurrent;
using System.Globalization;
using Spectre.Console;

namespace DataMesh.LocalHosting.Terminal;

/// <summary>A table that follows the start, with what matters scrolling above it; plain coloured lines once everything runs.</summary>
internal sealed class LiveTerminal(IAnsiConsole console) : ITerminal
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(120);
    private static readonly int[] Palette = [39, 208, 42, 170, 220, 75, 203, 114, 177, 215, 80, 150];
    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, ResourceRow> _rows = [];
    private readonly ConcurrentQueue<RawLine> _lines = new();
    private readonly ConcurrentDictionary<string, int> _colours = new();
    private readonly CancellationTokenSource _done = new();
    private Task? _table;

    public void Banner(string text) => console.MarkupLine($"[grey]{text.EscapeMarkup()}[/]");

    public void Line(string resource, LogLine line)
    {
        var colour = Palette[_colours.GetOrAdd(resource, _ => _colours.Count) % Palette.Length];
        var (begin, end) = line.Severity switch
        {
            LogSeverity.Error => ("\x1b[31m", "\x1b[0m"),
            LogSeverity.Warning => ("\x1b[33m", "\x1b[0m"),
            _ => (string.Empty, string.Empty),
        };
        Write(FormattableString.Invariant($"\x1b[38;5;{colour}m{resource,-18}\x1b[0m {begin}{line.Raw.TrimStart()}{end}"));
    }

    public void Say(string sentence) => Write($"\x1b[1m{sentence}\x1b[0m");

    public void Show(ResourceRow row)
    {
        lock (_lock)
        {
            _rows[row.Name] = row;
            if (!_done.IsCancellationRequested)
            {
                _table ??= console.Live(Draw()).AutoClear(true).StartAsync(FollowAsync);
            }
        }
    }

    public void Up(TimeSpan took, IReadOnlyList<(string Text, string Address)> links)
    {
        EndTable();
        console.MarkupLine(string.Create(
            CultureInfo.InvariantCulture, $"[green]Everything runs[/] [grey]after {took.TotalSeconds:F1} s; Ctrl+C stops it.[/]"));
        var table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumns("what", "where");
        foreach (var (text, address) in links)
        {
            table.AddRow(text.EscapeMarkup(), $"[link]{address.EscapeMarkup()}[/]");
        }

        console.Write(table);
    }

    public void Stopping()
    {
        EndTable();
        console.MarkupLine("[grey]Stopping; Ctrl+C again ends everything at once.[/]");
    }

    public ValueTask DisposeAsync()
    {
        EndTable();
        _done.Dispose();
        return ValueTask.CompletedTask;
    }

    private void EndTable()
    {
        _done.Cancel();
        _table?.GetAwaiter().GetResult();
        _table = null;
        Flush();
    }

    private async Task FollowAsync(LiveDisplayContext context)
    {
        while (!_done.IsCancellationRequested)
        {
            await Task.Delay(Refresh).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            Flush();
            context.UpdateTarget(Draw());
        }
    }

    private void Write(string line)
    {
        _lines.Enqueue(new RawLine(line));
        if (_table is null)
        {
            Flush();
        }
    }

    private void Flush()
    {
        lock (_lock)
        {
            while (_lines.TryDequeue(out var line))
            {
                console.Write(line);
            }
        }
    }

    private Table Draw()
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("resource", "state", "address", string.Empty);
        lock (_lock)
        {
            foreach (var row in _rows.Values)
            {
                var colour = row.IsUp ? "green" : row.IsDown ? "red" : "yellow";
                table.AddRow(
                    row.Name.EscapeMarkup(),
                    $"[{colour}]{row.State.EscapeMarkup()}[/]",
                    (row.Address ?? string.Empty).EscapeMarkup(),
                    $"[grey]{(row.Detail ?? string.Empty).EscapeMarkup()}[/]");
            }
        }

        return table;
    }
}
