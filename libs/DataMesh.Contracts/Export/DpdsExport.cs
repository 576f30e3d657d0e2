namespace DataMesh.Contracts;

/// <summary>A product by DPDS 1.0.0. Fields that it lacks travel in its extensions, <c>x-odps</c>.</summary>
internal sealed class DpdsExport(DataProduct product, IReadOnlyList<DataContract> contracts)
{
    private const string Extension = "x-odps";
    private readonly Losses _losses = new("DPDS");
    private readonly DocumentNode _document = ProductWriter.Document(product);

    public static ExportResult Write(DataProduct product, IReadOnlyList<DataContract> contracts)
    {
        var export = new DpdsExport(product, contracts);
        return new ExportResult { Text = DocumentWriter.Write(export.Root(), DocumentFormat.Json), Notes = export._losses.Notes };
    }

    private string Urn =>
        $"urn:dpds:{Word(product.Tenant ?? product.Domain ?? "mesh")}:dataproducts:{Word(product.Name)}:{product.Version?.Major ?? 1}";

    private DocumentNode Root()
    {
        var ports = new NodeFields()
            .List("inputPorts", [.. product.InputPorts.Select(InputPort)])
            .Node("outputPorts", DocumentNode.OfSequence([.. product.OutputPorts.Select(OutputPort)]))
            .List("discoveryPorts", ManagementPorts("discoverability", "dictionary"))
            .List("observabilityPorts", ManagementPorts("observability"))
            .List("controlPorts", ManagementPorts("control"));
        return new NodeFields().Text("dataProductDescriptor", "1.0.0").Node("info", Info()).Mapping("interfaceComponents", ports)
            .Texts("tags", product.Tags)
            .Mapping(Extension, new NodeFields().Rest(_document,
                FieldSet.Of("name", "version", "domain", "inputPorts", "outputPorts", "managementPorts", "tags")))
            .Build();
    }

    private DocumentNode Info()
    {
        if (product.Version is null)
            _losses.Add("version", "nothing: the version is made up", "DPDS requires a version; 1.0.0 is written");
        if (product.Domain is null)
            _losses.Add("domain", "nothing: the domain is made up", "DPDS requires a domain; 'unknown' is written");
        return new NodeFields().Text("fullyQualifiedName", Urn).Text("entityType", "dataproduct").Text("name", product.Name)
            .Text("version", product.Version?.Text ?? "1.0.0").Text("description", product.Description?.Purpose)
            .Text("domain", product.Domain ?? "unknown").Node("owner", Owner())
            .List("contactPoints", [.. product.Support.Select(ContactPoint)]).Build();
    }

    private DocumentNode Owner()
    {
        var member = product.Team?.Members.FirstOrDefault(m => m.Role is "owner" or "Owner")
            ?? (product.Team?.Members is [var first, ..] ? first : null);
        if (member is null && product.Team?.Name is null)
            _losses.Add("team", "nothing: the owner is made up", "DPDS requires an owner; the domain is written");
        return new NodeFields().Text("id", member?.Username ?? product.Team?.Name ?? product.Domain ?? "unknown")
            .Text("name", member?.Name ?? product.Team?.Name).Build();
    }

    private static DocumentNode ContactPoint(SupportChannel channel) => new NodeFields().Text("name", channel.Channel)
        .Text("description", channel.Description).Text("channel", channel.Tool ?? "web").Text("address", channel.Url).Build();

    private DocumentNode InputPort(ProductInputPort port, int index) =>
        Port("inputport", port.Name, port.Version, null, port.Tags, Original("inputPorts", index), port.ContractId, $"inputPorts[{index}]");

    private DocumentNode OutputPort(ProductOutputPort port, int index) =>
        Port("outputport", port.Name, port.Version, port.Description, port.Tags, Original("outputPorts", index), port.ContractId,
            $"outputPorts[{index}]");

    private List<DocumentNode> ManagementPorts(params string[] contents) =>
        [.. product.ManagementPorts.Select((port, index) => (port, index)).Where(p => contents.Contains(p.port.Content))
            .Select(p => Port(KindOf(p.port.Content), p.port.Name, null, p.port.Description, p.port.Tags,
                Original("managementPorts", p.index), null, $"managementPorts[{p.index}]"))];

    private static string KindOf(string content) => content switch
    {
        "control" => "controlport",
        "observability" => "observabilityport",
        _ => "discoveryport",
    };

    private DocumentNode Port(string kind, string name, ContractVersion? version, string? description, IReadOnlyList<string> tags,
        DocumentNode original, string? contractId, string path)
    {
        var port = new NodeFields().Text("fullyQualifiedName", $"{Urn}:{kind}s:{Word(name)}").Text("entityType", kind).Text("name", name)
            .Text("version", version?.Text ?? product.Version?.Text ?? "1.0.0").Text("description", description);
        if (contractId is not null)
            Promise(port, contractId, version!, path);
        return port.Texts("tags", tags)
            .Mapping(Extension, new NodeFields().Rest(original, FieldSet.Of("name", "version", "description", "tags")))
            .Build();
    }

    private void Promise(NodeFields port, string contractId, ContractVersion version, string path)
    {
        var contract = contracts.FirstOrDefault(c => c.Id == contractId && c.Version.Equals(version))
            ?? contracts.FirstOrDefault(c => c.Id == contractId && c.Version.Major == version.Major);
        if (contract is null)
        {
            if (path.StartsWith("output", StringComparison.Ordinal))
                _losses.Add(path, $"the contract {contractId} {version.Text}", "it was not given");
            return;
        }

        var definition = new NodeFields().Text("name", contract.Name).Text("version", contract.Version.Text)
            .Text("specification", "open-data-contract-standard").Text("specificationVersion", contract.ApiVersion.TrimStart('v'))
            .Node("definition", ContractWriter.Document(contract));
        var promises = new NodeFields().Text("servicesType", "datastore-services").Node("api", definition.Build());
        if (contract.SlaProperties.Count > 0)
        {
            promises.Node("slo", new NodeFields().Text("name", $"{contract.Name}-slo").Text("version", contract.Version.Text)
                .Text("specification", "open-data-contract-standard").Text("specificationVersion", contract.ApiVersion.TrimStart('v'))
                .Mapping("definition", new NodeFields().Node("slaProperties", ContractWriter.Document(contract).Find("slaProperties")))
                    .Build());
        }

        port.Mapping("promises", promises);
    }

    private DocumentNode Original(string list, int index) => _document.Find(list)!.Items[index];

    private static string Word(string name) => Uri.EscapeDataString(name);
}
