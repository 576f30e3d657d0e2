using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlScalarStyle = YamlDotNet.Core.ScalarStyle;

namespace DataMesh.Contracts;

/// <summary>
/// Builds the node tree from YAML's events. JSON is YAML too. Scalars stay text: types are decided where a field is read.
/// </summary>
internal sealed class DocumentParser
{
    private const string Section = "YAML";
    private const int LongestShared = 40;
    private const int MostShared = 500;
    private readonly FindingList _findings;
    private readonly TextLines _lines;
    private readonly Scanner _scanner;
    private readonly Parser _events;
    private long _characters;
    private readonly Dictionary<string, DocumentNode> _anchors = new(StringComparer.Ordinal);

    // Lists are borrowed and given back: what is kept of a collection is an array of just its size.
    private readonly Stack<List<DocumentNode>> _items = new();
    private readonly Stack<List<DocumentEntry>> _entries = new();
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    private DocumentParser(string text, FindingList findings)
    {
        _findings = findings;
        _lines = new TextLines(text);
        _scanner = new Scanner(new StringReader(text), skipComments: true);
        _events = new Parser(_scanner);
    }

    /// <summary>Nodes built, aliases expanded: the measure of work done.</summary>
    public int Nodes { get; private set; }

    /// <summary>The root node, or null when the text is no single well-formed document within <see cref="DocumentLimits"/>.</summary>
    public static DocumentNode? Parse(string text, FindingList findings) => Parse(text, findings, out _);

    internal static DocumentNode? Parse(string text, FindingList findings, out int nodes)
    {
        nodes = 0;
        if (!TextCheck.IsReadable(text, findings))
            return null;
        var parser = new DocumentParser(text.StartsWith('\uFEFF') ? text[1..] : text, findings);
        try
        {
            return parser.ParseDocument();
        }
        catch (YamlException broken)
        {
            parser.ReportSyntax(broken.Start, Sentence(broken.Message));
            return null;
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // YamlDotNet throws these for some malformed texts, such as a dash where a flow value is due (its issue 541).
            parser.ReportSyntax(parser._scanner.CurrentPosition, "unexpected characters");
            return null;
        }
        catch (LimitExceededException)
        {
            // Already a finding: the exception only unwinds.
            return null;
        }
        finally
        {
            nodes = parser.Nodes;
        }
    }

    private void ReportSyntax(Mark mark, string problem) =>
        _findings.Add(Severity.Error, At(mark), "", new Demand("yaml-syntax", Section),
            $"this is no valid YAML: {problem}", "check indentation, colons, brackets and quotes from this line upwards");

    private DocumentNode? ParseDocument()
    {
        _events.Consume<StreamStart>();
        if (_events.Accept<StreamEnd>(out _))
            return Empty();

        _events.Consume<DocumentStart>();
        var root = ParseNode(DocumentPath.Root, depth: 0);
        _events.Consume<DocumentEnd>();
        if (_events.Accept<DocumentStart>(out var second))
        {
            _findings.Add(Severity.Error, At(second.Start), "", new Demand("many-documents", Section),
                "the file holds more than one YAML document", "put each document in a file of its own");
            return null;
        }

        _events.Consume<StreamEnd>();
        return root.IsNull ? Empty() : root;
    }

    private DocumentNode? Empty()
    {
        _findings.Add(Severity.Error, new SourcePosition(1, 1), "", new Demand("empty-document", Section),
            "the document is empty", "write the contract or product, or remove the file");
        return null;
    }

    private DocumentNode ParseNode(DocumentPath location, int depth)
    {
        var next = _events.Current ?? throw new YamlException("Unexpected end of the text.");
        Count(At(next.Start), location, depth);
        if (_events.TryConsume<AnchorAlias>(out var alias))
            return Expand(alias, location, depth);

        var anchor = next is NodeEvent { Anchor.IsEmpty: false } anchored ? anchored.Anchor.Value : null;
        var node = next switch
        {
            Scalar => ParseScalar(location),
            SequenceStart => ParseSequence(location, depth),
            _ => ParseMapping(location, depth),
        };
        // Registered when complete: an alias to what encloses it cannot make a cycle.
        if (anchor is not null)
            _anchors[anchor] = node;
        return node;
    }

    private DocumentNode ParseScalar(DocumentPath location)
    {
        var scalar = _events.Consume<Scalar>();
        CountText(scalar.Value.Length, At(scalar.Start), location);
        return new DocumentNode
        {
            Kind = DocumentNodeKind.Scalar,
            Text = scalar.IsKey ? Shared(scalar.Value) : scalar.Value,
            Style = StyleOf(scalar.Style),
            Tag = TagOf(scalar, location),
            Position = At(scalar.Start),
            Location = location,
        };
    }

    // The standard has some hundred keys, and a document thousands of them.
    private string Shared(string key)
    {
        if (_keys.TryGetValue(key, out var shared))
            return shared;
        if (key.Length <= LongestShared && _keys.Count < MostShared)
            _keys.Add(key);
        return key;
    }

    private DocumentNode ParseSequence(DocumentPath location, int depth)
    {
        var start = _events.Consume<SequenceStart>();
        var items = _items.TryPop(out var free) ? free : [];
        while (!_events.TryConsume<SequenceEnd>(out _))
            items.Add(ParseNode(location.Index(items.Count), depth + 1));
        DocumentNode[] kept = [.. items];
        items.Clear();
        _items.Push(items);
        return new DocumentNode
        {
            Kind = DocumentNodeKind.Sequence,
            Items = kept,
            Tag = TagOf(start, location),
            Position = At(start.Start),
            Location = location,
        };
    }

    private DocumentNode ParseMapping(DocumentPath location, int depth)
    {
        var start = _events.Consume<MappingStart>();
        var entries = _entries.TryPop(out var free) ? free : [];
        Dictionary<string, int>? lines = null;
        while (!_events.TryConsume<MappingEnd>(out _))
        {
            var key = ParseNode(location, depth + 1);
            var value = ParseNode(location.Key(key.Text), depth + 1);
            if (key.Kind != DocumentNodeKind.Scalar)
                _findings.Error(key, new Demand("key-not-text", Section), "a key must be text", "write a plain name before the colon");
            else if (FirstOf(entries, key.Text, ref lines) is { } first)
                Duplicate(key, first, value.Path);
            else
                entries.Add(new DocumentEntry(key, value));
        }

        DocumentEntry[] kept = [.. entries];
        entries.Clear();
        _entries.Push(entries);
        return new DocumentNode
        {
            Kind = DocumentNodeKind.Mapping,
            Entries = kept,
            Tag = TagOf(start, location),
            Position = At(start.Start),
            Location = location,
        };
    }

    // The line of a key given before, or null. Few mappings are long enough for a table to pay.
    private static int? FirstOf(List<DocumentEntry> entries, string key, ref Dictionary<string, int>? lines)
    {
        if (entries.Count < 16)
            return entries.Find(e => string.Equals(e.Name, key, StringComparison.Ordinal))?.Key.Position.Line;
        lines ??= entries.ToDictionary(e => e.Name, e => e.Key.Position.Line, StringComparer.Ordinal);
        if (lines.TryGetValue(key, out var first))
            return first;
        lines.Add(key, entries[^1].Key.Position.Line);
        return null;
    }

    private void Duplicate(DocumentNode key, int firstLine, string path) =>
        _findings.Add(Severity.Error, key.Position, path, new Demand("duplicate-key", Section),
            $"{FindingList.Quote(key.Text)} is given twice, first on line {firstLine}", "keep one of the two");

    private DocumentNode Expand(AnchorAlias alias, DocumentPath location, int depth)
    {
        if (_anchors.TryGetValue(alias.Value.Value, out var target))
            return Copy(target, location, depth);
        throw new SemanticErrorException(alias.Start, alias.End, $"The alias '*{alias.Value.Value}' has no complete anchor before it.");
    }

    // A copy, because each place has its own path; positions stay those of the anchor, where the text is.
    private DocumentNode Copy(DocumentNode node, DocumentPath location, int depth)
    {
        Count(node.Position, location, depth);
        CountText(node.Text.Length, node.Position, location);
        return new DocumentNode
        {
            Kind = node.Kind,
            Text = node.Text,
            Style = node.Style,
            Tag = node.Tag,
            Position = node.Position,
            Location = location,
            Items = CopyItems(node, location, depth),
            Entries = CopyEntries(node, location, depth),
        };
    }

    private DocumentNode[] CopyItems(DocumentNode node, DocumentPath location, int depth)
    {
        if (node.Items.Count == 0)
            return [];
        var items = new DocumentNode[node.Items.Count];
        for (var i = 0; i < items.Length; i++)
            items[i] = Copy(node.Items[i], location.Index(i), depth + 1);
        return items;
    }

    private DocumentEntry[] CopyEntries(DocumentNode node, DocumentPath location, int depth)
    {
        if (node.Entries.Count == 0)
            return [];
        var entries = new DocumentEntry[node.Entries.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            var (key, value) = node.Entries[i];
            CountText(key.Text.Length, key.Position, location);
            entries[i] = new DocumentEntry(key, Copy(value, location.Key(key.Text), depth + 1));
        }

        return entries;
    }

    private void Count(SourcePosition position, DocumentPath location, int depth)
    {
        if (depth > DocumentLimits.Depth)
        {
            _findings.Add(Severity.Error, position, location.ToString(), new Demand("too-deep", Section),
                $"the document nests deeper than {DocumentLimits.Depth} levels", "flatten it");
            throw new LimitExceededException();
        }

        // No more findings are kept, and one of them is an error: nothing that follows changes the answer.
        if (_findings.IsDecided)
            throw new LimitExceededException();
        if (++Nodes > DocumentLimits.Nodes)
            TooMany($"{DocumentLimits.Nodes} keys and values", position, location);
    }

    // A short document may repeat a long text by alias: whoever looks at each value would look at gigabytes.
    private void CountText(int length, SourcePosition position, DocumentPath location)
    {
        _characters += length;
        if (_characters > DocumentLimits.Characters)
            TooMany($"{DocumentLimits.Characters} characters", position, location);
    }

    private void TooMany(string what, SourcePosition position, DocumentPath location)
    {
        _findings.Add(Severity.Error, position, location.ToString(), new Demand("too-many-values", Section),
            $"the document has more than {what} once its aliases are expanded", "split the contract, or write fewer aliases");
        throw new LimitExceededException();
    }

    private string TagOf(NodeEvent node, DocumentPath location)
    {
        if (node.Tag.IsEmpty)
            return "";
        var tag = node.Tag.IsNonSpecific ? "!" : node.Tag.Value;
        if (tag is not ("!" or ScalarTypes.TextTag))
        {
            _findings.Add(Severity.Error, At(node.Start), location.ToString(), new Demand("yaml-tag", Section),
                $"the YAML tag {FindingList.Quote(tag)} is not read", "remove the tag; quote the value if it must be text");
        }

        return tag;
    }

    private static ScalarStyle StyleOf(YamlScalarStyle style) => style switch
    {
        YamlScalarStyle.SingleQuoted => ScalarStyle.SingleQuoted,
        YamlScalarStyle.DoubleQuoted => ScalarStyle.DoubleQuoted,
        YamlScalarStyle.Literal => ScalarStyle.Literal,
        YamlScalarStyle.Folded => ScalarStyle.Folded,
        _ => ScalarStyle.Plain,
    };

    private SourcePosition At(Mark mark) => _lines.Inside((int)mark.Line, (int)mark.Column);

    private static string Sentence(string message) =>
        message.Length == 0 ? message : char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.');

#pragma warning disable CA1032, CA1064 // Thrown and caught in this file only.
    private sealed class LimitExceededException : Exception;
#pragma warning restore CA1032, CA1064
}
