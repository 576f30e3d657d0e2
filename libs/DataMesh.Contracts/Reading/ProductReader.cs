namespace DataMesh.Contracts;

/// <summary>Reads ODPS (Bitol) 0.9, 1.0 and 1.1 from YAML or JSON. Never throws on any text; pure, no I/O.</summary>
public static class ProductReader
{
    private static readonly string[] Versions = ["v1.1.0", "v1.0.0", "v0.9.0"];

    /// <summary>
    /// Reads a product by the standard and by what the mesh asks besides: addresses, ports that name a contract and a version.
    /// </summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="file">Name that findings carry.</param>
    public static ReadResult<DataProduct> Read(string text, string file) => Read(text, file, meshRules: true);

    /// <summary>Reads a product by the standard alone: every document that the standard allows is read.</summary>
    public static ReadResult<DataProduct> ReadStandard(string text, string file) => Read(text, file, meshRules: false);

    private static ReadResult<DataProduct> Read(string text, string file, bool meshRules)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(file);
        var findings = new FindingList(file);
        var product = DocumentParser.Parse(text, findings) is { } root
            && DocumentHead.Check(root, "ODPS", "DataProduct", Versions, findings) is { } version
            ? ReadRoot(root, Standard.Odps(version), findings)
            : null;
        if (product is not null)
            DocumentRules.Check(product, meshRules, findings);
        if (product is not null && meshRules)
            ProductRules.Check(product, findings);
        return new ReadResult<DataProduct> { Value = findings.HasErrors ? null : product, Findings = findings.Sorted };
    }

    private static DataProduct? ReadRoot(DocumentNode root, Standard standard, FindingList findings) =>
        new FieldReader(root, "fundamentals", standard, findings).Mapping(root, "fundamentals", f =>
        {
            f.Since(Standard.Odps11, "type");
            return new DataProduct
            {
                Node = f.Node,
                ApiVersion = f.RequiredText("apiVersion"),
                Kind = f.RequiredText("kind"),
                Id = f.RequiredText("id"),
                Name = f.Text("name") ?? "",
                Version = f.Text("version") is { } text ? ContractVersion.Parse(text) : null,
                Status = standard.Version >= Standard.Odps11 ? f.Text("status") : f.RequiredText("status"),
                Domain = f.Text("domain"),
                Tenant = f.Text("tenant"),
                Type = f.Text("type"),
                Deprecated = f.Deprecated(),
                Synonyms = f.Synonyms(),
                Context = f.Context(),
                Description = f.Description(),
                Tags = f.Tags(),
                InputPorts = f.List("inputPorts", "inputPorts", ReadInputPort),
                OutputPorts = f.List("outputPorts", "outputPorts", ReadOutputPort),
                ManagementPorts = f.List("managementPorts", "managementPorts", ReadManagementPort),
                Support = f.Support(),
                Team = f.Team(),
                AuthoritativeDefinitions = f.AuthoritativeDefinitions(),
                CustomProperties = f.CustomProperties(),
                CreatedAt = f.Text("productCreatedTs"),
            };
        });

    private static ProductInputPort ReadInputPort(FieldReader f) => new()
    {
        Node = f.Node,
        Id = f.Id(),
        Name = f.RequiredText("name"),
        Deprecated = f.Deprecated(),
        Version = ContractVersion.Parse(RequiredBefore11(f, "version")),
        ContractId = RequiredBefore11(f, "contractId"),
        Tags = f.Tags(),
        AuthoritativeDefinitions = f.AuthoritativeDefinitions(),
        CustomProperties = f.CustomProperties(),
    };

    private static ProductOutputPort ReadOutputPort(FieldReader f) => new()
    {
        Node = f.Node,
        Id = f.Id(),
        Name = f.RequiredText("name"),
        Deprecated = f.Deprecated(),
        Version = ContractVersion.Parse(RequiredBefore11(f, "version")),
        ContractId = f.Text("contractId") ?? "",
        Description = f.Text("description"),
        Type = f.Text("type"),
        InputContracts = f.List("inputContracts", "outputPorts.inputContracts", i => new InputContract
        {
            Node = i.Node,
            Id = i.RequiredText("id"),
            Version = ContractVersion.Parse(i.RequiredText("version")),
        }),
        Synonyms = f.Synonyms(),
        Context = f.Context(),
        Sbom = f.List("sbom", "outputPorts.sbom", ReadSbom),
        Tags = f.Tags(),
        AuthoritativeDefinitions = f.AuthoritativeDefinitions(),
        CustomProperties = f.CustomProperties(),
    };

    private static SoftwareBill ReadSbom(FieldReader f)
    {
        f.Since(Standard.Odps11, "tags", "authoritativeDefinitions", "customProperties");
        return new SoftwareBill
        {
            Node = f.Node,
            Id = f.Id(),
            Type = f.Text("type"),
            Url = f.Standard.Version >= Standard.Odps11 ? f.Text("url") : f.RequiredText("url"),
            Tags = f.Tags(),
            AuthoritativeDefinitions = f.AuthoritativeDefinitions(),
            CustomProperties = f.CustomProperties(),
        };
    }

    private static ManagementPort ReadManagementPort(FieldReader f) => new()
    {
        Node = f.Node,
        Id = f.Id(),
        Name = f.RequiredText("name"),
        Deprecated = f.Deprecated(),
        Content = f.RequiredText("content"),
        Type = f.Text("type"),
        Url = f.Text("url"),
        Channel = f.Text("channel"),
        Description = f.Text("description"),
        Tags = f.Tags(),
        AuthoritativeDefinitions = f.AuthoritativeDefinitions(),
        CustomProperties = f.CustomProperties(),
    };

    // ODPS 1.1 made all but the name of a port optional.
    private static string RequiredBefore11(FieldReader f, string name) =>
        f.Standard.Version >= Standard.Odps11 ? f.Text(name) ?? "" : f.RequiredText(name);
}
