using System.Globalization;
using System.Text;
using Spectre.Console;

namespace DataMesh.Cli.CommandLine;

/// <summary>
/// What a person reads: colours and tables on a terminal, plain aligned text elsewhere. Texts of others are shown, never obeyed: what would
/// steer a terminal is written as its code point.
/// </summary>
internal sealed class Page(Surroundings surroundings)
{
    private const int Gap = 2;
    private IAnsiConsole? _terminal;

    public void Line(string text = "") => surroundings.Out.WriteLine(text);

    /// <summary>Text without anything that steers a terminal, in a colour if there are any.</summary>
    public string Paint(Ink ink, string text)
    {
        var shown = Shown(text);
        return ink == Ink.Plain || !surroundings.HasColours || shown.Length == 0
            ? shown
            : string.Create(CultureInfo.InvariantCulture, $"\e[{(int)ink}m{shown}\e[0m");
    }

    public void Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<Cell>> rows)
    {
        List<IReadOnlyList<Cell>> all = [.. rows];
        if (surroundings.IsTerminal)
            Terminal().Write(Boxed(headings, all));
        else
            Aligned([[.. headings.Select(heading => new Cell(heading))], .. all]);
    }

    /// <summary>Control characters, and those that turn the direction of writing, as <c>&lt;U+001B&gt;</c>; line breaks stay.</summary>
    public static string Shown(string text)
    {
        if (!text.Any(Steers))
            return text;
        var shown = new StringBuilder();
        foreach (var c in text)
        {
            if (Steers(c))
                shown.Append(CultureInfo.InvariantCulture, $"<U+{(int)c:X4}>");
            else
                shown.Append(c);
        }

        return shown.ToString();
    }

    private static bool Steers(char c) =>
        (char.IsControl(c) && c is not ('\n' or '\t'))
        || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F';

    private void Aligned(List<IReadOnlyList<Cell>> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Count).Select(at => rows.Max(row => OneLine(row[at].Text).Length)).ToList();
        foreach (var row in rows)
            Line(string.Concat(row.Select((cell, at) => OneLine(cell.Text).PadRight(widths[at] + Gap))).TrimEnd());
    }

    private static string OneLine(string text) => Shown(text).ReplaceLineEndings(" ");

    private static Table Boxed(IReadOnlyList<string> headings, List<IReadOnlyList<Cell>> rows)
    {
        var table = new Table().Border(TableBorder.Rounded).BorderStyle(new(Color.Grey));
        foreach (var heading in headings)
            table.AddColumn(new TableColumn(new Text(heading, new(decoration: Decoration.Bold))));
        foreach (var row in rows)
            table.AddRow(row.Select(cell => new Text(Shown(cell.Text), StyleOf(cell.Ink))));
        return table;
    }

    private static Style StyleOf(Ink ink) => ink switch
    {
        Ink.Strong => new(decoration: Decoration.Bold),
        Ink.Faint => new(Color.Grey),
        Ink.Bad => new(Color.Red),
        Ink.Good => new(Color.Green),
        Ink.Doubtful => new(Color.Yellow),
        Ink.Name => new(Color.Teal),
        _ => Style.Plain,
    };

    // Made when a table is shown: most calls show none, and looking at a terminal takes its time.
    private IAnsiConsole Terminal() => _terminal ??= AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.Detect,
        ColorSystem = surroundings.HasColours ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.No,
        Out = new AnsiConsoleOutput(surroundings.Out),
    });
}
