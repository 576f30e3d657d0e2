using System.Globalization;

namespace DataMesh.Contracts;

/// <summary>
/// Finds what a format leaves behind. It walks the whole document rather than a list of known losses: a field that nobody thought of is
/// reported, not forgotten.
/// </summary>
internal sealed class Losses(string format)
{
    private string _reason = $"{format} has no place for it";
    private const int LongestQuote = 60;
    private readonly List<ExchangeNote> _notes = [];

    /// <summary>Losses of a format that carries what it cannot say as an annotation.</summary>
    public static Losses OfRules(string format, string annotation) =>
        new(format) { _reason = $"{format} does not check it; it is carried as the annotation {annotation}" };

    public IReadOnlyList<ExchangeNote> Notes => _notes;

    public void Add(string path, string lost, string reason) => _notes.Add(new ExchangeNote { Path = path, Lost = lost, Reason = reason });

    /// <summary>Reports every field of the contract that is not among the kept ones.</summary>
    public void Report(DataContract contract, KeptFields kept)
    {
        var document = ContractWriter.Document(contract);
        Unkept(document, "", kept.Contract);
        Each(document.Find("schema"), "schema", (schemaObject, path) =>
        {
            Unkept(schemaObject, path, kept.Object);
            if (kept.Object.Contains("relationships"))
                Each(schemaObject.Find("relationships"), $"{path}.relationships", (r, at) => Unkept(r, at, kept.Relationship));
            Each(schemaObject.Find("properties"), $"{path}.properties", (p, at) => Property(p, at, kept, kept.Column, kept.Options));
        });
    }

    private void Property(DocumentNode property, string path, KeptFields kept, FieldSet fields, FieldSet options)
    {
        Unkept(property, path, fields);
        if (fields.Contains("logicalTypeOptions") && property.Find("logicalTypeOptions") is { } limits)
            Unkept(limits, $"{path}.logicalTypeOptions", options);
        if (fields.Contains("enum"))
            Each(property.Find("enum"), $"{path}.enum", (value, at) => Unkept(value, at, kept.EnumValue));
        if (fields.Contains("relationships"))
            Each(property.Find("relationships"), $"{path}.relationships", (r, at) => Unkept(r, at, kept.Relationship));
        if (fields.Contains("properties"))
            Each(property.Find("properties"), $"{path}.properties", (p, at) => Property(p, at, kept, kept.Nested, kept.NestedOptions));
        if (fields.Contains("items") && property.Find("items") is { } items)
            Property(items, $"{path}.items", kept, kept.Nested, kept.NestedOptions);
        if (!fields.Contains("map") || property.Find("map") is not { } map)
            return;
        foreach (var part in map.Entries)
            Property(part.Value, $"{path}.map.{part.Name}", kept, kept.Nested, kept.NestedOptions);
    }

    private void Unkept(DocumentNode element, string path, FieldSet kept)
    {
        foreach (var entry in element.Entries)
        {
            if (!kept.Contains(entry.Name) && !SaysNothing(entry.Value))
                Add(path.Length == 0 ? entry.Name : $"{path}.{entry.Name}", Describe(entry), _reason);
        }
    }

    // What the standard takes for the same when it is absent.
    private static bool SaysNothing(DocumentNode value) =>
        value.IsNull || value.Boolean == false || (value.Kind == DocumentNodeKind.Sequence && value.Items.Count == 0);

    private static string Describe(DocumentEntry entry) => entry.Value.Kind switch
    {
        DocumentNodeKind.Scalar => $"{entry.Name}: {Clip(entry.Value.Text)}",
        DocumentNodeKind.Sequence => string.Create(
            CultureInfo.InvariantCulture,
                $"{entry.Name}: {entry.Value.Items.Count} {(entry.Value.Items.Count == 1 ? "entry" : "entries")}"),
        _ => $"{entry.Name}: {string.Join(", ", entry.Value.Entries.Take(5).Select(e => e.Name))}",
    };

    private static string Clip(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= LongestQuote ? line : line[..LongestQuote] + "…";
    }

    private static void Each(DocumentNode? list, string path, Action<DocumentNode, string> visit)
    {
        for (var i = 0; i < (list?.Items.Count ?? 0); i++)
            visit(list!.Items[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"));
    }
}
