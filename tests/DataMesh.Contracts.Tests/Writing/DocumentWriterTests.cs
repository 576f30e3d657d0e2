using System.Text.Json;
using CsCheck;

namespace DataMesh.Contracts.Tests;

/// <summary>Any tree of nodes comes back from its text.</summary>
public sealed class DocumentWriterTests
{
    private static readonly string[] Traps =
        ["", " ", "~", "null", "no", "on", "yes", "Off", "true", "007", "1_000", "0x1F", "12:30:45", "2024-01-01", "2024-01-01T00:00:00Z",
            "1e3", "-5",
            "+1", ".5", "5.", "1.10", "-", "- a", "? a", ": a", "a: b", "a:", "a #b", "#a", "&a", "*a", "!a", "!!str", "|", ">", "%a",
                "@a", "`a", "\"",
            "'", "it's", "[a", "{a", "a, b", "---", "...", "--- a", "<<", "=", "${VAR}", "${VAR:-a b}", "a\tb", "\ta", "a\n", "a\n\nb",
                "\na", "a\n\n", " a\nb",
            "a\n b\n", "a \nb", "a\r\nb", "\u00A0", "\uFEFFa", "\u2028", "\u0085", "😀", "é", "\0", "\u001B[0m", "C:\\a\\b", "-a", "-1a",
                "9a", "a  b", "<a>"];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.OneOf(Traps), Gen.OneOf(Traps), Gen.String[Gen.Char["ab -:#'\"\\\n{}[]&*!|>%@`,?~0.e+"], 0, 12],
        Gen.Select(Gen.OneOf(Traps), Gen.OneOf(Traps), (a, b) => a + b));

    private static readonly Gen<DocumentNode> Scalars = Gen.Select(Texts, Gen.Enum<ScalarStyle>(), Gen.Bool, Scalar);

    private static readonly Gen<DocumentNode> Trees = Gen.Recursive<DocumentNode>((depth, inner) => depth > 4
        ? Scalars
        : Gen.OneOf(Scalars, Sequences(inner), Mappings(inner), Mappings(inner)));

    private static Gen<DocumentNode> Sequences(Gen<DocumentNode> inner) => inner.List[0, 4].Select(items => DocumentNode.OfSequence(items));

    private static Gen<DocumentNode> Mappings(Gen<DocumentNode> inner) => Gen.Select(Scalars, inner).List[0, 4].Select(entries =>
        DocumentNode.OfMapping([.. entries.DistinctBy(e => e.Item1.Text).Select(e => new DocumentEntry(e.Item1, e.Item2))]));

    // A plain text is such as reading could have given it: the rest a writer is never shown.
    private static DocumentNode Scalar(string text, ScalarStyle style, bool isTagged)
    {
        var readable = text.Replace("\0", "", StringComparison.Ordinal).Replace("\u001B", "", StringComparison.Ordinal);
        return new DocumentNode { Kind = DocumentNodeKind.Scalar, Text = readable, Style = style, Tag = isTagged ? "!" : "" };
    }

    [Theory]
    [InlineData(DocumentFormat.Yaml)]
    [InlineData(DocumentFormat.Json)]
    public void Any_tree_reads_back_from_what_was_written(DocumentFormat format) =>
        Trees.Where(t => !t.IsNull).Sample(tree => Assert.True(Json(tree) == Json(Parse(DocumentWriter.Write(tree, format))),
            DocumentWriter.Write(tree, format) + Json(tree)), iter: 1500);

    [Fact]
    public void What_is_written_as_JSON_is_JSON() =>
        Trees.Sample(tree =>
        {
            using var document = JsonDocument.Parse(Json(tree), new JsonDocumentOptions { MaxDepth = 64 });
            AssertSame(tree, document.RootElement);
        }, iter: 1000);

    [Fact]
    public void Texts_made_in_code_are_texts_to_every_reader() =>
        Texts.Sample(text =>
        {
            var node = DocumentNode.OfText(text);
            return node.ScalarType == ScalarType.Text && (node.Style != ScalarStyle.Plain || char.IsAsciiLetter(text[0]));
        });

    [Theory]
    [InlineData("a: 1.10\nb: 2024-01-01\nc: no\nd: 007\n")]
    [InlineData("text: ${HOST}\nother: ${PORT:-5432}\n")]
    [InlineData("a:\n  - b: 'it''s'\n    c: \"x\\ty\"\n  - - 1\n    - 2\n  - {}\n  - []\n")]
    [InlineData("code: |\n  first\n    indented\n\n  last\nnext: |-\n  no break\n")]
    public void What_stands_in_block_style_stays_as_it_was(string text) =>
        Assert.Equal(text, DocumentWriter.Write(Parse(text), DocumentFormat.Yaml));

    [Fact]
    public void A_key_too_long_for_YAML_is_announced_by_a_question_mark()
    {
        var tree = DocumentNode.OfMapping([new DocumentEntry(DocumentNode.OfText(new string('k', 5000)), DocumentNode.OfNumber(1))]);

        Assert.Equal(Json(tree), Json(Parse(DocumentWriter.Write(tree, DocumentFormat.Yaml))));
    }

    private static string Json(DocumentNode node) => DocumentWriter.Write(node, DocumentFormat.Json);

    private static DocumentNode Parse(string text)
    {
        var findings = new FindingList("written");
        var root = DocumentParser.Parse(text, findings);
        Assert.True(findings.Sorted.Count == 0, $"{text}\n{string.Join(' ', findings.Sorted)}");
        return root!;
    }

    private static void AssertSame(DocumentNode node, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.Equal(node.Entries.Select(e => e.Name), json.EnumerateObject().Select(p => p.Name));
                Assert.All(json.EnumerateObject(), property => AssertSame(node.Find(property.Name)!, property.Value));
                break;
            case JsonValueKind.Array:
                Assert.Equal(node.Items.Count, json.GetArrayLength());
                Assert.All(json.EnumerateArray().Zip(node.Items), pair => AssertSame(pair.Second, pair.First));
                break;
            case JsonValueKind.String:
                Assert.Equal((ScalarType.Text, node.Text), (node.ScalarType, json.GetString()));
                break;
            default:
                Assert.NotEqual(ScalarType.Text, node.ScalarType);
                break;
        }
    }
}
