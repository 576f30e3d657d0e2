using System.Text;
using System.Text.Json;

namespace DataMesh.Contracts;

/// <summary>
/// Builds the node tree of a JSON text by JSON's own rules (tabs, escaped surrogates), with the bounds of every document. Anything
/// that does not begin as JSON is read as YAML.
/// </summary>
internal static class ReadJson
{
    private const string Section = "JSON";

    public static DocumentNode? Parse(string text, FindingList findings)
    {
        var start = text.AsSpan().TrimStart("\uFEFF \t\r\n");
        if (start.IsEmpty || start[0] is not ('{' or '[' or '"'))
            return DocumentParser.Parse(text, findings);
        if (Encoding.UTF8.GetByteCount(text) > DocumentLimits.Bytes)
        {
            // The same finding as for any other document.
            TextCheck.IsReadable(text, findings);
            return null;
        }

        var bytes = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
        try
        {
            var reader = new Utf8JsonReader(bytes,
                new JsonReaderOptions
                {
                    CommentHandling = JsonCommentHandling.Skip,
                    AllowTrailingCommas = true,
                    MaxDepth = DocumentLimits.Depth
                });
            reader.Read();
            var walk = new Walk(bytes, findings);
            var root = walk.Read(ref reader, DocumentPath.Root);
            // Whatever follows the root is an error of its own.
            reader.Read();
            return findings.HasErrors ? null : root;
        }
        catch (JsonException broken)
        {
            findings.Add(Severity.Error, new SourcePosition((int)(broken.LineNumber ?? 0) + 1, (int)(broken.BytePositionInLine ?? 0) + 1),
                "",
                new Demand("json-syntax", Section), "this is no valid JSON", "check brackets, quotes and commas from this place upwards");
        }
        catch (InvalidOperationException)
        {
            // A text with half of a surrogate pair: the reader takes it, its decoding does not.
            findings.Add(Severity.Error, new SourcePosition(1, 1), "", new Demand("json-syntax", Section), "a text is no Unicode",
                "mend the escape \\u that has half of a character");
        }
        catch (ImportRefusedException)
        {
            // Already a finding.
        }

        return null;
    }

    private sealed class Walk(byte[] bytes, FindingList findings)
    {
        private int _nodes;
        private int _line = 1;
        private int _lineStart;
        private int _seen;

        public DocumentNode Read(ref Utf8JsonReader reader, DocumentPath location)
        {
            var position = At((int)reader.TokenStartIndex);
            if (++_nodes > DocumentLimits.Nodes)
            {
                findings.Add(Severity.Error, position, location.ToString(), new Demand("too-many-values", Section),
                    $"the document has more than {DocumentLimits.Nodes} keys and values", "split it");
                throw new ImportRefusedException();
            }

            return reader.TokenType switch
            {
                JsonTokenType.StartObject => Mapping(ref reader, location, position),
                JsonTokenType.StartArray => Sequence(ref reader, location, position),
                JsonTokenType.String => Scalar(reader.GetString()!, ScalarStyle.DoubleQuoted, location, position),
                _ => Scalar(Encoding.UTF8.GetString(reader.ValueSpan), ScalarStyle.Plain, location, position),
            };
        }

        private DocumentNode Mapping(ref Utf8JsonReader reader, DocumentPath location, SourcePosition position)
        {
            var entries = new List<DocumentEntry>();
            var names = new HashSet<string>(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = reader.GetString()!;
                var key = Scalar(name, ScalarStyle.DoubleQuoted, location, At((int)reader.TokenStartIndex));
                reader.Read();
                var value = Read(ref reader, location.Key(name));
                if (names.Add(name))
                    entries.Add(new DocumentEntry(key, value));
                else
                    findings.Error(key, new Demand("duplicate-key", Section), $"{FindingList.Quote(name)} is given twice",
                        "keep one of the two");
            }

            return new DocumentNode { Entries = entries, Position = position, Location = location };
        }

        private DocumentNode Sequence(ref Utf8JsonReader reader, DocumentPath location, SourcePosition position)
        {
            var items = new List<DocumentNode>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                items.Add(Read(ref reader, location.Index(items.Count)));
            return new DocumentNode { Kind = DocumentNodeKind.Sequence, Items = items, Position = position, Location = location };
        }

        private static DocumentNode Scalar(string text, ScalarStyle style, DocumentPath location, SourcePosition position) =>
            new() { Kind = DocumentNodeKind.Scalar, Text = text, Style = style, Location = location, Position = position };

        // Tokens come in order, so lines are counted once.
        private SourcePosition At(int index)
        {
            for (; _seen < index; _seen++)
            {
                if (bytes[_seen] == '\n')
                    (_line, _lineStart) = (_line + 1, _seen + 1);
            }

            return new SourcePosition(_line, index - _lineStart + 1);
        }
    }
}
