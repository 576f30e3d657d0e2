using System.Globalization;
using System.Text;
using CsCheck;

namespace DataMesh.Contracts.Tests;

/// <summary>
/// Whatever the text: no exception, and at most 64 MiB allocated. Time follows from it and is measured by hand, not here.
/// </summary>
public sealed class HostileSizes
{
    private const long Most = 64 * 1024 * 1024;
    private const string Head = "apiVersion: v3.2.0\nkind: DataContract\nid: a\nname: a\nversion: 1.0.0\nstatus: active\n";
    private const string Column = "schema:\n- name: t\n  properties:\n  - name: c\n    ";

    // Where a document begins, a row to repeat (# is its number), and how it ends.
    private static readonly (string Start, string Row, string End)[] Shapes =
    [
        ("schema:\n", "- {name: c#}\n", ""),
        ("schema:\n", "- {name: t#, properties: [{name: c, relationships: [{to: t#0.c}]}]}\n", ""),
        ("schema:\n- name: t\n  properties:\n", "  - {name: c#, logicalType: string}\n", ""),
        ("schema:\n- name: t\n  properties:\n", "  - {name: c#, primaryKey: true, primaryKeyPosition: #}\n", ""),
        ("schema:\n- name: t\n  properties:\n", "  - {name: c#, logicalTypeOptions: {pattern: '(a|b){2,5}(a|b){2,5}(a|b){2,5}#'}}\n", ""),
        (Column + "relationships:\n", "    - to: x#.c#\n", ""),
        (Column + "enum:\n", "    - {value: #}\n", ""),
        (Column + "quality:\n", "    - {type: text, metric: rowCount}\n", ""),
        ("schema: [{name: t}]\nslaProperties:\n", "- {property: a, value: 1, element: t}\n", ""),
        ("customProperties:\n", "- {property: p#, value: b}\n", ""),
        ("servers:\n", "- {server: s#, type: custom}\n", ""),
        ("tags:\n", "- x#\n", ""),
        ("tags:\n", "- &a# x\n", ""),
        ("tags:\n", "- !!python/object:os.system x\n", ""),
        ("tags: [", "'',", "]"),
        ("context: {\n", " k#: x,\n", "}"),
        ("", "k#: x\n", ""),
        ("", "<<: {a: b}\n", ""),
        ("", "---\n", ""),
        ("tenant: \"", "\\u0041", "\"\n"),
        ("tenant: >\n", "  a\n\n", ""),
        ("price: {priceAmount: ", "9", "}"),
        ("x: ", "\t", ""),
        ("", "- ", ""),
        ("", "[", ""),
        ("", "? ", ""),
    ];

    public static TheoryData<int> AllShapes => [.. Enumerable.Range(0, Shapes.Length)];

    [Theory]
    [MemberData(nameof(AllShapes))]
    public void A_document_as_big_as_allowed_takes_no_more_than_64_MiB(int shape)
    {
        AssertBounded(Grow(Shapes[shape], DocumentLimits.Bytes));
        // Most shapes reach the bound on values first: just below it, all rules run over all of them.
        AssertBounded(Largest(Shapes[shape]));
    }

    [Theory]
    [InlineData("&r {to: {T}.{T}}", "schema:\n- name: t\n  properties:\n", "  - {name: c#, relationships: [*x, *x, *x]}\n")]
    [InlineData("&r '{L}'", "schema: [{name: t}]\nslaProperties:\n", "- {property: a, value: 1, element: *x}\n")]
    [InlineData("&r '{T}'", "schema:\n- name: t\n  properties:\n", "  - {name: c#, logicalTypeOptions: {pattern: *x}}\n")]
    public void A_long_text_repeated_by_alias_is_not_multiplied(string anchored, string start, string row)
    {
        var text = anchored.Replace("{T}", new string('t', 5000), StringComparison.Ordinal)
            .Replace("{L}", string.Concat(Enumerable.Repeat("a.b,", 5000)), StringComparison.Ordinal)
            .Replace("&r", "&x", StringComparison.Ordinal);

        AssertBounded(Grow(($"customProperties: [{{property: x, value: {text}}}]\n{start}", row, ""), DocumentLimits.Bytes));
    }

    [Fact]
    public void No_mutation_of_a_document_makes_it_expensive()
    {
        var seeds = CaseFolder.Names.Select(name => new CaseFolder(name).Text).ToArray();
        string[] fragments = ["&a [*a, ", "*a", "<<: *a\n", "{", "[", "|\n", "? ", "!!binary ", "---\n", "\t", "\uFEFF", "\u2028", "- ",
            ": ", "'", "\"", "1e999999"];
        Gen.Select(Gen.OneOf(seeds), Gen.Double[0, 1], Gen.Int[0, 30], Gen.OneOf(fragments), Gen.Int[1, 3000])
            .Sample((seed, where, cut, fragment, times) =>
            {
                var start = (int)(where * seed.Length);
                AssertBounded(string.Concat(seed.AsSpan(0, start), string.Concat(Enumerable.Repeat(fragment, times)),
                    seed.AsSpan(Math.Min(seed.Length, start + cut))));
            }, iter: 100, threads: 1);
    }

    private static void AssertBounded(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = ContractReader.Read(text, "hostile").Findings.Count;
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(allocated <= Most,
            $"{allocated / 1048576.0:f1} MiB for {text.Length} characters that begin with\n{text[..Math.Min(300, text.Length)]}");
    }

    private static string Grow((string Start, string Row, string End) shape, int bytes)
    {
        var text = new StringBuilder(Head + shape.Start);
        for (var i = 0; ; i++)
        {
            var row = shape.Row.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            if (text.Length + row.Length + shape.End.Length > bytes)
                return text.Append(shape.End).ToString();
            text.Append(row);
        }
    }

    // By halving: the biggest document of a shape that is not refused for its number of values.
    private static string Largest((string Start, string Row, string End) shape)
    {
        var (fits, tooBig) = (0, DocumentLimits.Bytes);
        while (tooBig - fits > 16384)
        {
            var middle = (fits + tooBig) / 2;
            if (DocumentParser.Parse(Grow(shape, middle), new FindingList("x")) is null)
                tooBig = middle;
            else
                fits = middle;
        }

        return Grow(shape, Math.Max(fits, Head.Length + 100));
    }
}
