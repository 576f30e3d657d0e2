namespace DataMesh.Contracts;

/// <summary>Reads ODCS 3.0, 3.1 and 3.2 from YAML or JSON. Never throws on any text; pure, no I/O.</summary>
public static class ContractReader
{
    private static readonly string[] Versions = ["v3.2.0", "v3.1.0", "v3.0.2", "v3.0.1", "v3.0.0"];

    /// <summary>Reads a contract by the standard and by what the mesh asks besides: addresses, our shorthands, executable checks.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="file">Name that findings carry.</param>
    public static ReadResult<DataContract> Read(string text, string file) => Read(text, file, meshRules: true);

    /// <summary>
    /// Reads a contract by the standard alone: every document that the standard allows is read. Our shorthands stay unread, and names and
    /// versions may be such as no address can hold.
    /// </summary>
    public static ReadResult<DataContract> ReadStandard(string text, string file) => Read(text, file, meshRules: false);

    private static ReadResult<DataContract> Read(string text, string file, bool meshRules)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(file);
        var findings = new FindingList(file);
        var contract = DocumentParser.Parse(text, findings) is { } root
            && DocumentHead.Check(root, "ODCS", "DataContract", Versions, findings) is { } version
            ? ReadRoot(root, Standard.Odcs(version), findings)
            : null;
        if (contract is not null)
            DocumentRules.Check(contract, meshRules, findings);
        if (contract is not null && meshRules)
        {
            contract = Shorthands.Read(contract, findings);
            ContractRules.Check(contract, findings);
        }

        return new ReadResult<DataContract> { Value = findings.HasErrors ? null : contract, Findings = findings.Sorted };
    }

    private static DataContract? ReadRoot(DocumentNode root, Standard standard, FindingList findings) =>
        new FieldReader(root, "fundamentals", standard, findings).Mapping(root, "fundamentals", f => new DataContract
        {
            Node = f.Node,
            ApiVersion = f.RequiredText("apiVersion"),
            Kind = f.RequiredText("kind"),
            Id = f.RequiredText("id"),
            Name = f.Text("name") ?? "",
            Version = ContractVersion.Parse(f.RequiredText("version")),
            Status = ReadStatus(f),
            Domain = f.Text("domain"),
            DataProduct = f.Text("dataProduct"),
            Tenant = f.Text("tenant"),
            Description = f.Description(),
            Tags = f.Tags(),
            Context = f.Context(),
            Schema = f.Schema(),
            Servers = f.Servers(),
            Support = f.Support(),
            Price = f.Price(),
            Team = f.Team(),
            Roles = f.Roles(),
            SlaDefaultElement = f.Text("slaDefaultElement"),
            SlaProperties = f.SlaProperties(),
            AuthoritativeDefinitions = f.AuthoritativeDefinitions(),
            CustomProperties = f.CustomProperties(),
            CreatedAt = f.Text("contractCreatedTs"),
        });

    // Required by ODCS 3.0 and 3.1, optional since 3.2.
    private static string? ReadStatus(FieldReader f) =>
        f.Standard.Version >= Standard.Odcs32 ? f.Text("status") : f.RequiredText("status");
}
