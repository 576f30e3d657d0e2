using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DataMesh.Contracts.Tests;

public sealed partial class ContractExportTests
{
    public static TheoryData<ExportFormat> Formats => [.. Enum.GetValues<ExportFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_a_contract_says_is_in_the_text_or_in_a_note(ExportFormat format)
    {
        foreach (var contract in ExportSamples.All)
            AssertNothingIsDropped(format, contract);
        ExchangedContract.Nested.Sample(contract => AssertNothingIsDropped(format, contract), iter: 100);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void An_export_is_the_same_every_time_and_ends_its_last_line(ExportFormat format)
    {
        var text = ContractExport.To(format, ExportSamples.EverySection).Text;

        Assert.Equal(text, ContractExport.To(format, ExportSamples.EverySection).Text);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_format_is_found_by_its_name() =>
        Assert.All(Enum.GetValues<ExportFormat>(), format =>
            Assert.Equal(format, ContractExport.Find(ContractExport.Targets.Single(t => t.Format == format)
                .Name.ToUpperInvariant())?.Format));

    [Fact]
    public void CSharp_compiles_whatever_the_names()
    {
        foreach (var contract in ExportSamples.All)
            AssertCompiles(ContractExport.To(ExportFormat.CSharp, contract).Text);
        ExchangedContract.Nested.Sample(contract => AssertCompiles(ContractExport.To(ExportFormat.CSharp, contract).Text), iter: 30);
    }

    [Theory]
    [InlineData(ExportFormat.JsonSchema)]
    [InlineData(ExportFormat.Avro)]
    [InlineData(ExportFormat.OdcsJson)]
    public void Schemas_are_JSON(ExportFormat format) =>
        Assert.All(ExportSamples.All, contract => JsonDocument.Parse(ContractExport.To(format, contract).Text).Dispose());

    [Fact]
    public void HTML_holds_no_markup_of_the_contract_and_loads_nothing()
    {
        var html = ContractExport.To(ExportFormat.Html, ExportSamples.Hostile).Text;

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href)=", html);
        Assert.Contains(WebUtility.HtmlEncode("<b>bold</b>"), html, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_holds_no_markup_of_the_contract()
    {
        var lines = ContractExport.To(ExportFormat.Markdown, ExportSamples.Hostile).Text.Split('\n');

        Assert.DoesNotContain(lines, line => line.StartsWith("####", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.DoesNotMatch(@"(?<!\\)<", line));
        Assert.All(lines.Where(l => l.StartsWith('|')), row => Assert.Equal(7, UnescapedBar().Count(row)));
    }

    [Fact]
    public void Statements_hold_names_and_texts_as_nothing_else()
    {
        var sql = ContractExport.To(ExportFormat.PostgresDdl, ExportSamples.Hostile).Text;

        Assert.Contains("\"\"\"; DROP TABLE x; --\" boolean", sql, StringComparison.Ordinal);
        Assert.Contains("IN ('it''s', '\"quoted\"')", sql, StringComparison.Ordinal);
        Assert.All(sql.Split('\n').Where(l => l.Contains("DROP TABLE flight", StringComparison.Ordinal)), l =>
            Assert.StartsWith("-- ", l, StringComparison.Ordinal));
    }

    [Fact]
    public void Avro_names_are_names_of_Avro_and_the_old_ones_are_kept()
    {
        var result = ContractExport.To(ExportFormat.Avro, ExportSamples.Hostile);

        Assert.All(AvroName().Matches(result.Text).Select(m => m.Groups[1].Value), name =>
            Assert.Matches("^[A-Za-z_][A-Za-z0-9_]*$", name));
        Assert.Contains("\"name\": \"1st column\"", result.Text, StringComparison.Ordinal);
        Assert.Contains(result.Notes, note => note.Path == "schema[0].properties[2].name");
    }

    private static void AssertNothingIsDropped(ExportFormat format, DataContract contract)
    {
        var result = ContractExport.To(format, contract);
        var text = Words(result.Text);
        foreach (var (path, value) in Leaves(ContractWriter.Document(contract), "").Where(leaf => !IsTranslated(leaf.Path)))
        {
            var isThere = text.Contains(Words(value), StringComparison.Ordinal);
            Assert.True(isThere || result.Notes.Any(note => path.StartsWith(note.Path, StringComparison.Ordinal)),
                $"{format} dropped {path}: {value}\n{result.Text}\n{string.Join('\n', result.Notes)}");
        }
    }

    private static void AssertCompiles(string source)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        var options = new CSharpParseOptions(documentationMode: DocumentationMode.Diagnose);
        var compilation = CSharpCompilation.Create("exported", [CSharpSyntaxTree.ParseText(source, options)], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var problems = compilation.GetDiagnostics()
            .Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Id is not ("CS1591" or "CS1701"));
        Assert.True(!problems.Any(), $"{string.Join('\n', problems)}\n{source}");
    }

    private static IEnumerable<(string Path, string Value)> Leaves(DocumentNode node, string path)
    {
        if (node is { Kind: DocumentNodeKind.Scalar, ScalarType: ScalarType.Text } && Words(node.Text).Length > 2)
            yield return (path, node.Text);
        foreach (var leaf in node.Entries.SelectMany(e => Leaves(e.Value, path.Length == 0 ? e.Name : $"{path}.{e.Name}")))
            yield return leaf;
        foreach (var leaf in node.Items.SelectMany((item, i) => Leaves(item, $"{path}[{i}]")))
            yield return leaf;
    }

    // A table or record is an object by itself, and each format has its own words for types.
    private static bool IsTranslated(string path) =>
        path[(path.LastIndexOf('.') + 1)..] is "kind" or "type" or "logicalType" or "physicalType" or "elementType" or "format";

    // Formats quote, escape and respell in their own ways.
    private static string Words(string text) =>
        string.Concat(Regex.Unescape(NotWord().Replace(WebUtility.HtmlDecode(text).Replace("\\n", "", StringComparison.Ordinal), ""))
            .Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    [GeneratedRegex(@"\\(?!u[0-9A-Fa-f]{4})|[^A-Za-z0-9\\]")]
    private static partial Regex NotWord();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex UnescapedBar();

    [GeneratedRegex("^ *\"name\": \"([^\"]*)\",\n *\"(?:type|doc)\"", RegexOptions.Multiline)]
    private static partial Regex AvroName();
}
