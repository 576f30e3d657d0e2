using System.Globalization;
using System.Text;
using System.Text.Json;
using DataMesh.Contracts;

namespace DataMesh.Governance;

/// <summary>Makes whole documents and rows of what examples say, so that an example says only what it is about.</summary>
internal sealed class ExampleDocuments(Policy policy)
{
    private readonly List<Finding> _findings = [];

    /// <summary>What is wrong with the examples, at the place in the policy's file.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    public IReadOnlyList<ProductDocument> Products(IReadOnlyList<DocumentNode> nodes, string name) =>
        [.. Read(nodes, name, "odps", ProductDefaults, ProductReader.Read).Select(read => new ProductDocument(read.File, read.Value))];

    public IReadOnlyList<ContractDocument> Contracts(IReadOnlyList<DocumentNode> nodes, string name) =>
        [.. Read(nodes, name, "odcs", ContractDefaults, ContractReader.Read).Select(read => new ContractDocument(read.File, read.Value))];

    public MeshFacts Facts(PolicyExample example) => new()
    {
        Published = example.Node.Find("publishedProducts") is null && example.Node.Find("publishedContracts") is null
            ? null
            : new(Products(example.PublishedProducts, "published-product"), Contracts(example.PublishedContracts, "published-contract")),
        Written = [.. example.Facts.Select(Rows).OfType<RelationRows>()],
    };

    private List<(string File, T Value)> Read<T>(
        IReadOnlyList<DocumentNode> nodes, string name, string kind, Func<DocumentNode, IEnumerable<(string, string)>> defaults,
        Func<string, string, ReadResult<T>> read)
        where T : class
    {
        var documents = new List<(string, T)>();
        foreach (var (node, i) in nodes.Select((node, i) => (node, i)))
        {
            var file = string.Create(CultureInfo.InvariantCulture, $"{name}-{i}.{kind}.yaml");
            var result = read(Whole(node, defaults(node)), file);
            if (result.Value is { } value)
                documents.Add((file, value));
            else
                _findings.AddRange(result.Findings.Where(finding => finding.Severity == Severity.Error)
                    .Select(finding => Moved(finding, node)));
        }

        return documents;
    }

    /// <summary>The finding at the place in the policy's file, which is where its author writes the document.</summary>
    private Finding Moved(Finding finding, DocumentNode node)
    {
        var position = DocumentPlaces.Position(node, finding.Path);
        var path = finding.Path.Length == 0 ? node.Path : $"{node.Path}.{finding.Path}";
        return finding with { File = policy.File, Line = position.Line, Column = position.Column, Path = path };
    }

    private static IEnumerable<(string, string)> ContractDefaults(DocumentNode node)
    {
        var (domain, name) = (node.FindText("domain") ?? "example", node.FindText("name") ?? "example");
        return
        [
            ("apiVersion", "\"v3.2.0\""), ("kind", "\"DataContract\""), ("id", $"\"urn:datamesh:contract:{domain}:{name}\""),
                ("name", "\"example\""),
            ("version", "\"1.0.0\""), ("status", "\"active\""), ("domain", "\"example\""),
        ];
    }

    private static IEnumerable<(string, string)> ProductDefaults(DocumentNode node)
    {
        var (domain, name) = (node.FindText("domain") ?? "example", node.FindText("name") ?? "example");
        return
        [
            ("apiVersion", "\"v1.1.0\""), ("kind", "\"DataProduct\""), ("id", $"\"urn:datamesh:product:{domain}:{name}\""),
                ("name", "\"example\""),
            ("version", "\"1.0.0\""), ("status", "\"active\""), ("domain", "\"example\""),
            ("outputPorts",
                $"[{{\"name\": \"{name}\", \"version\": \"1.0.0\", \"contractId\": \"urn:datamesh:contract:{domain}:{name}\"}}]"),
        ];
    }

    // JSON is YAML, so the document is read by the reader of documents.
    private static string Whole(DocumentNode node, IEnumerable<(string Name, string Json)> defaults)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (name, value) in defaults.Where(field => node.Find(field.Name) is null))
            {
                json.WritePropertyName(name);
                json.WriteRawValue(value);
            }

            foreach (var entry in node.Entries)
            {
                json.WritePropertyName(entry.Name);
                NodeJson.Write(json, entry.Value);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private RelationRows? Rows(DocumentEntry entry)
    {
        if (Relations.Find(entry.Name) is not { } relation)
        {
            var meant = Spelling.Nearest(entry.Name, Relations.All.Select(known => known.Name));
            Complain(entry.Key, $"there is no relation {FindingList.Quote(entry.Name)}",
                meant is null ? "docs/governance.md lists the relations" : $"did you mean '{meant}'?");
            return null;
        }

        return new(relation, [.. entry.Value.Items.Select(row => Row(relation, row))]);
    }

    private object?[] Row(Relation relation, DocumentNode row)
    {
        foreach (var key in row.Entries.Where(entry => relation.Columns.All(column => column.Name != entry.Name)))
            Complain(key.Key, $"{FindingList.Quote(key.Name)} is no column of '{relation.Name}'", "docs/governance.md lists the columns");
        return [.. relation.Columns.Select(column => Value(column, row.Find(column.Name)))];
    }

    private static object? Value(RelationColumn column, DocumentNode? node) => (column.Type, node) switch
    {
        (_, null or { IsNull: true }) => null,
        (ColumnTypes.Flag, _) => node.Boolean,
        (ColumnTypes.Whole or ColumnTypes.Real, _) => node.Number,
        (ColumnTypes.Texts, _) => node.Items.Select(item => item.Text),
        (ColumnTypes.Map, _) => node.Entries.Select(entry => KeyValuePair.Create<string, string?>(entry.Name, entry.Value.Text)),
        _ => node.Text,
    };

    private void Complain(DocumentNode node, string message, string fix) =>
        _findings.Add(DataMesh.Governance.Findings.At(policy.File, node.Position, node.Path, "example-malformed", message, fix,
            "DataMesh policy"));
}
