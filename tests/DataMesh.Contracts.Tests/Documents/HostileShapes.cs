using System.Globalization;
using System.Text;

namespace DataMesh.Contracts.Tests;

/// <summary>Documents as big as allowed that make a reader work: tests bound their memory, a benchmark their time.</summary>
internal static class HostileShapes
{
    private const string Head = "apiVersion: v3.2.0\nkind: DataContract\nid: a\nname: a\nversion: 1.0.0\nstatus: active\n";
    private const string Column = "schema:\n- name: t\n  properties:\n  - name: c\n    ";

    // Where a document begins, a row to repeat (# is its number), and how it ends.
    public static IReadOnlyList<(string Start, string Row, string End)> All { get; } =
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

    public static string Grow((string Start, string Row, string End) shape, int bytes)
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

    /// <summary>A long text given once and repeated by alias.</summary>
    public static string Repeated(string anchored, string start, string row)
    {
        var text = anchored.Replace("{T}", new string('t', 5000), StringComparison.Ordinal)
            .Replace("{L}", string.Concat(Enumerable.Repeat("a.b,", 5000)), StringComparison.Ordinal)
            .Replace("&r", "&x", StringComparison.Ordinal);
        return Grow(($"customProperties: [{{property: x, value: {text}}}]\n{start}", row, ""), DocumentLimits.Bytes);
    }

    /// <summary>The biggest document of a shape that is not refused for its number of values, found by halving.</summary>
    public static string Largest((string Start, string Row, string End) shape)
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
