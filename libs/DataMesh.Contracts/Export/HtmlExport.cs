using System.Net;
using System.Text;

namespace DataMesh.Contracts;

/// <summary>A contract as one page of HTML: no script, no style sheet or font from elsewhere, every text of the author escaped.</summary>
internal static class HtmlExport
{
    private const string Style = """
        :root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
        body{max-width:72rem;margin:2rem auto;padding:0 1rem}
        table{border-collapse:collapse;width:100%;display:block;overflow-x:auto}
        th,td{border:1px solid #8886;padding:.35rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}
        dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}
        """;

    public static ExportResult Write(DataContract contract)
    {
        var sections = ContractPage.Of(contract);
        var text = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>")
            .Append(Escape(sections[0].Title)).Append("</title>\n<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n");
        foreach (var section in sections)
            Append(text, section);
        return new ExportResult { Text = text.Append("</body>\n</html>\n").ToString(), Notes = [] };
    }

    private static void Append(StringBuilder text, PageSection section)
    {
        text.Append("<section>\n<h").Append(section.Level).Append('>').Append(Escape(section.Title)).Append("</h").Append(section.Level)
            .Append(">\n");
        foreach (var sentence in section.Sentences)
            text.Append("<p>").Append(Escape(sentence)).Append("</p>\n");
        if (section.Facts.Count > 0)
        {
            text.Append("<dl>\n");
            foreach (var (name, value) in section.Facts)
                text.Append("<dt>").Append(Escape(name)).Append("</dt><dd>").Append(Escape(value)).Append("</dd>\n");
            text.Append("</dl>\n");
        }

        if (section.Columns.Count > 0)
            Table(text, section);
        text.Append("</section>\n");
    }

    private static void Table(StringBuilder text, PageSection section)
    {
        text.Append("<table>\n<thead><tr>");
        foreach (var column in section.Columns)
            text.Append("<th scope=\"col\">").Append(Escape(column)).Append("</th>");
        text.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in section.Rows)
        {
            text.Append("<tr>");
            foreach (var cell in row)
                text.Append("<td>").Append(Escape(cell)).Append("</td>");
            text.Append("</tr>\n");
        }

        text.Append("</tbody>\n</table>\n");
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
