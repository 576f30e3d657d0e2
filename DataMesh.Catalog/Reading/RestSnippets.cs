using DataMesh.Client;

namespace DataMesh.Catalog.Reading;

/// <summary>Lines that read an object by its rest interface.</summary>
internal static class RestSnippets
{
    public static IEnumerable<ReadingSnippet> Of(Uri gateway, string port, string name)
    {
        var address = $"{gateway.GetLeftPart(UriPartial.Authority)}{port}/{name}";
        yield return Snippet("curl", "sh", "The first ten rows as JSON", $"curl -sS '{address}?$top=10'");
        yield return Snippet(
            "curl-csv", "sh", "A thousand rows as a CSV file", $"curl -sS '{address}?$format=csv&$top=1000' -o {name}.csv");
        yield return Snippet("python", "python", "Rows of every page, with Python alone", Python(address));
        yield return Snippet("pandas", "python", "A data frame (pip install pandas)", Pandas(address));
        yield return Snippet("csharp", "csharp", "The first ten rows, with .NET alone", CSharp(address));
        yield return Snippet(
            "odata-feed", "powerquery", "Excel and Power BI: Get data, OData feed, advanced editor", Feed(gateway, port, name));
        yield return Snippet("power-query", "powerquery", "Excel and Power BI: Get data, blank query, advanced editor", Csv(address));
    }

    private static string Python(string address) => $"""
        import json
        from urllib.parse import urljoin
        from urllib.request import urlopen

        url = "{address}"
        while url:
            with urlopen(url) as answer:
                page = json.load(answer)
            for row in page["value"]:
                print(row)
            url = urljoin(url, page["@odata.nextLink"]) if "@odata.nextLink" in page else None
        """;

    private static string Pandas(string address) => $"""
        import pandas

        rows = pandas.read_csv("{address}?$format=csv&$top=1000")
        print(rows.describe())
        """;

    private static string CSharp(string address) => $$"""
        using System.Text.Json;

        using var http = new HttpClient();
        await using var answer = await http.GetStreamAsync("{{address}}?$top=10");
        using var page = await JsonDocument.ParseAsync(answer);
        foreach (var row in page.RootElement.GetProperty("value").EnumerateArray())
        {
            Console.WriteLine(row);
        }
        """;

    private static string Feed(Uri gateway, string port, string name) => $$"""
        let
            Port = OData.Feed("{{gateway.GetLeftPart(UriPartial.Authority)}}{{port}}/", null, [Implementation = "2.0"]),
            Rows = Port{[Name = "{{name}}", Signature = "table"]}[Data]
        in
            Rows
        """;

    private static string Csv(string address) => $"""
        let
            Source = Csv.Document(Web.Contents("{address}?$format=csv&$top=10000"), [Delimiter = ",", Encoding = 65001]),
            Rows = Table.PromoteHeaders(Source, [PromoteAllScalars = true])
        in
            Rows
        """;

    private static ReadingSnippet Snippet(string tool, string language, string title, string code) =>
        new() { Tool = tool, Interface = "rest", Language = language, Title = title, Code = code };
}
