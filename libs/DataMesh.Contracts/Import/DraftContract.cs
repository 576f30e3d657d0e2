namespace DataMesh.Contracts;

/// <summary>A contract in the making: its objects, what was lost on the way, and how it ends as a text that our own reader takes.</summary>
internal sealed class DraftContract(ImportOptions options, string sourceName)
{
    public const string ApiVersion = "v3.2.0";
    private static readonly FieldSet Own = FieldSet.Of("apiVersion", "kind", "schema");
    private readonly List<DocumentNode> _objects = [];
    private readonly List<ExchangeNote> _notes = [];
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<ExchangeNote> Notes => _notes;

    /// <summary>Name made from the source's file.</summary>
    public string SourceName => sourceName;

    /// <summary>Name that the source has for the whole; null when only its file has one.</summary>
    public string? Title { get; set; }

    public string? Purpose { get; set; }

    /// <summary>Fields of a contract that an export carried; null when there are none.</summary>
    public DocumentNode? Carried { get; set; }

    public void Note(string path, string lost, string reason) => _notes.Add(new ExchangeNote { Path = path, Lost = lost, Reason = reason });

    public void Note(ExchangeNote note) => _notes.Add(note);

    public void Add(DocumentNode schemaObject) => _objects.Add(schemaObject);

    /// <summary>The name of a new object, noted when it is not the source's.</summary>
    public string ObjectName(string name, string path)
    {
        var made = DraftNames.Identifier(name, _names, prefix: "table_");
        if (made != name)
            Note(path, $"the name {name}",
                $"names of the mesh have letters, digits and underscores: it is called {made}, and the name is its physicalName");
        return made;
    }

    /// <summary>The name of a new column, noted when it is not the source's.</summary>
    public string ColumnName(string name, HashSet<string> taken, string path)
    {
        var made = DraftNames.Identifier(name, taken, prefix: "");
        if (made != name)
            Note(path, $"the name {name}",
                $"names of the mesh have letters, digits and underscores: it is called {made}, and the name is its physicalName");
        return made;
    }

    public ImportResult Finish(string file)
    {
        var text = DocumentWriter.Write(Document(), DocumentFormat.Yaml);
        var read = ContractReader.Read(text, file);
        return new ImportResult
        {
            Text = read.IsValid ? text : null,
            Contract = read.Value,
            Findings = read.Findings,
            Notes = _notes,
        };
    }

    private DocumentNode Document()
    {
        var name = options.Name ?? Carried?.FindText("name") ?? DraftNames.Slug(options.SourceName ?? Title ?? sourceName);
        var domain = options.Domain ?? Carried?.FindText("domain");
        var id = options.Id ?? Carried?.FindText("id") ?? $"urn:datamesh:contract:{(domain is null ? "" : domain + ":")}{name}";
        return new NodeFields().Text("apiVersion", Carried?.FindText("apiVersion") ?? ApiVersion).Text("kind", "DataContract")
            .Text("id", id).Text("name", name)
            .Text("version", options.Version ?? Carried?.FindText("version") ?? "0.1.0")
            .Text("status", Carried?.FindText("status") ?? "draft").Text("domain", domain)
            .Text("dataProduct", options.DataProduct ?? Carried?.FindText("dataProduct"))
            .Node("description", Carried?.Find("description"))
            .Mapping("description", new NodeFields().Text("purpose", Purpose))
            .Rest(Carried, Own)
            .List("schema", _objects).Build();
    }
}
