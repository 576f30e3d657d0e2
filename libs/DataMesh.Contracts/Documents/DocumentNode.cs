using System.Diagnostics;
using System.Globalization;

namespace DataMesh.Contracts;

/// <summary>
/// A value of a document exactly as its author wrote it, with its place. Open values of the standards
/// (custom properties, operands of checks, examples) stay nodes, so nothing is lost or re-typed.
/// </summary>
[DebuggerDisplay("{Path} {Kind} {Text}")]
public sealed class DocumentNode
{
    // Text, items or entries: no node has two of them, and a document has tens of thousands of nodes.
    private readonly object? _content;

    /// <summary>The node of elements made in code: an empty mapping at no position.</summary>
    public static DocumentNode None { get; } = new();

    /// <summary>Scalar, mapping or sequence.</summary>
    public DocumentNodeKind Kind { get; init; } = DocumentNodeKind.Mapping;

    /// <summary>Text of a scalar, unquoted and unescaped; empty for mappings and sequences.</summary>
    public string Text
    {
        get => _content as string ?? "";
        init => _content = value.Length > 0 ? value : _content;
    }

    /// <summary>How a scalar was written; <see cref="ScalarStyle.Plain"/> for any other node.</summary>
    public ScalarStyle Style { get; init; }

    /// <summary>Where it begins in the file.</summary>
    public SourcePosition Position { get; init; }

    /// <summary>Explicit YAML tag such as <c>tag:yaml.org,2002:str</c>; empty when the author gave none.</summary>
    public string Tag { get; init; } = "";

    /// <summary>Path from the root, such as <c>schema[0].properties[2].logicalType</c>; empty for the root itself.</summary>
    public string Path => Location.ToString();

    internal DocumentPath Location { get; init; } = DocumentPath.Root;

    /// <summary>Items of a sequence; empty for other kinds.</summary>
    public IReadOnlyList<DocumentNode> Items
    {
        get => _content as DocumentNode[] ?? [];
        init => _content = value.Count > 0 ? value as DocumentNode[] ?? [.. value] : _content;
    }

    /// <summary>Entries of a mapping, keys unique; empty for other kinds.</summary>
    public IReadOnlyList<DocumentEntry> Entries
    {
        get => _content as DocumentEntry[] ?? [];
        init => _content = value.Count > 0 ? value as DocumentEntry[] ?? [.. value] : _content;
    }

    /// <summary>Type of a scalar by the core schema; <see cref="ScalarType.Text"/> for mappings and sequences.</summary>
    public ScalarType ScalarType => Kind == DocumentNodeKind.Scalar ? ScalarTypes.Of(Text, Style, Tag) : ScalarType.Text;

    /// <summary>True for <c>~</c>, <c>null</c> and nothing at all.</summary>
    public bool IsNull => Kind == DocumentNodeKind.Scalar && ScalarType == ScalarType.Null;

    /// <summary>The value, or null when this is no number or lies outside <see cref="decimal"/>.</summary>
    public decimal? Number =>
        ScalarType is ScalarType.Integer or ScalarType.Number
        && decimal.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>The value, or null when this is no boolean.</summary>
    public bool? Boolean => ScalarType == ScalarType.Boolean ? Text is "true" or "True" or "TRUE" : null;

    /// <summary>The value under a key, or null when the key is absent or this is no mapping.</summary>
    public DocumentNode? Find(string key)
    {
        foreach (var entry in _content as DocumentEntry[] ?? [])
        {
            if (string.Equals(entry.Name, key, StringComparison.Ordinal))
                return entry.Value;
        }

        return null;
    }

    /// <summary>Text of the scalar under a key, or null when it is absent, null or no scalar.</summary>
    public string? FindText(string key) => Find(key) is { Kind: DocumentNodeKind.Scalar, IsNull: false } scalar ? scalar.Text : null;

    /// <summary>A text, quoted where any reader might take it for something else.</summary>
    public static DocumentNode OfText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new DocumentNode
        {
            Kind = DocumentNodeKind.Scalar,
            Text = text,
            Style = PlainScalars.IsSurelyText(text) ? ScalarStyle.Plain
                : text.Contains('\n', StringComparison.Ordinal) ? ScalarStyle.Literal : ScalarStyle.DoubleQuoted,
        };
    }

    /// <summary>A number, with its digits.</summary>
    public static DocumentNode OfNumber(decimal number) =>
        new() { Kind = DocumentNodeKind.Scalar, Text = number.ToString(CultureInfo.InvariantCulture) };

    /// <summary>True or false.</summary>
    public static DocumentNode OfBoolean(bool value) => new() { Kind = DocumentNodeKind.Scalar, Text = value ? "true" : "false" };

    /// <summary>A list.</summary>
    public static DocumentNode OfSequence(IReadOnlyList<DocumentNode> items) => new() { Kind = DocumentNodeKind.Sequence, Items = items };

    /// <summary>A mapping; the caller sees to it that keys are unique.</summary>
    public static DocumentNode OfMapping(IReadOnlyList<DocumentEntry> entries) => new() { Entries = entries };
}
