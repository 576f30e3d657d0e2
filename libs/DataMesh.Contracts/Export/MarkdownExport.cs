using System.Text;

namespace DataMesh.Contracts;

/// <summary>A contract as a Markdown page (CommonMark with tables).</summary>
internal static class MarkdownExport
{
    private const string Punctuation = "\\`*_{}[]<>()#+-!|~&";

    public static ExportResult Write(DataContract contract)
    {
        var text = new StringBuilder();
        foreach (var section in ContractPage.Of(contract))
            Append(text, section);
        return new ExportResult { Text = text.ToString(), Notes = [] };
    }

    private static void Append(StringBuilder text, PageSection section)
    {
        if (text.Length > 0)
            text.Append('\n');
        text.Append('#', section.Level).Append(' ').Append(Escape(section.Title)).Append('\n');
        foreach (var sentence in section.Sentences)
            text.Append('\n').Append(Escape(sentence)).Append('\n');
        if (section.Facts.Count > 0)
            text.Append('\n');
        foreach (var (name, value) in section.Facts)
            text.Append("- ").Append(Escape(name)).Append(": ").Append(Escape(value)).Append('\n');
        if (section.Columns.Count == 0)
            return;
        text.Append('\n');
        Row(text, section.Columns);
        Row(text, [.. section.Columns.Select(_ => "---")], isRule: true);
        foreach (var row in section.Rows)
            Row(text, row);
    }

    private static void Row(StringBuilder text, IReadOnlyList<string> cells, bool isRule = false)
    {
        foreach (var cell in cells)
            text.Append("| ").Append(isRule ? cell : Escape(cell)).Append(' ');
        text.Append("|\n");
    }

    // Any punctuation may be escaped in CommonMark, so what an author wrote can be neither markup nor HTML, nor end a row of a table.
    private static string Escape(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var c in value.Trim())
        {
            if (char.IsControl(c) || c is '\u2028' or '\u2029')
                text.Append(text.Length > 0 && text[^1] == ' ' ? "" : " ");
            else
                text.Append(Punctuation.Contains(c, StringComparison.Ordinal) && !IsInWord(text, c) ? "\\" : "").Append(c);
        }

        return text.ToString();
    }

    // A dash or underscore inside of a word is no markup, and names are easier to read without backslashes.
    private static bool IsInWord(StringBuilder text, char c) => c is '-' or '_' or '+' && text.Length > 0 && char.IsLetterOrDigit(text[^1]);
}
