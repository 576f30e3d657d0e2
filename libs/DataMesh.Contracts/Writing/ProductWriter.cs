namespace DataMesh.Contracts;

/// <summary>
/// Writes ODPS products. What was read and not changed is written as its author wrote it, in the author's order; only comments and layout
/// are lost.
/// </summary>
public static class ProductWriter
{
    /// <summary>The product as text.</summary>
    public static string Write(DataProduct product, DocumentFormat format) => DocumentWriter.Write(Document(product), format);

    /// <summary>The product as a tree of nodes.</summary>
    public static DocumentNode Document(DataProduct product)
    {
        ArgumentNullException.ThrowIfNull(product);
        return new FieldWriter(product)
            .Text("apiVersion", product.ApiVersion).Text("kind", product.Kind).Text("id", product.Id).Text("name", product.Name)
            .Text("version", product.Version?.Text).Text("status", product.Status).Text("domain", product.Domain)
            .Text("tenant", product.Tenant).Text("type", product.Type).Mark("deprecated", product.Deprecated)
            .Synonyms(product.Synonyms).Context(product.Context).Description(product.Description).Texts("tags", product.Tags)
            .List("inputPorts", product.InputPorts, InputPort).List("outputPorts", product.OutputPorts, OutputPort)
            .List("managementPorts", product.ManagementPorts, ManagementPort).Support(product.Support).Team(product.Team)
            .AuthoritativeDefinitions(product.AuthoritativeDefinitions).CustomProperties(product.CustomProperties)
            .Text("productCreatedTs", product.CreatedAt)
            .Build();
    }

    private static DocumentNode InputPort(ProductInputPort p) => new FieldWriter(p)
        .Text("id", p.Id).Text("name", p.Name).Mark("deprecated", p.Deprecated).Text("version", p.Version.Text)
        .Text("contractId", p.ContractId).Texts("tags", p.Tags)
        .AuthoritativeDefinitions(p.AuthoritativeDefinitions).CustomProperties(p.CustomProperties).Build();

    private static DocumentNode OutputPort(ProductOutputPort p) => new FieldWriter(p)
        .Text("id", p.Id).Text("name", p.Name).Mark("deprecated", p.Deprecated).Text("version", p.Version.Text)
        .Text("contractId", p.ContractId).Text("description", p.Description).Text("type", p.Type)
        .List("inputContracts", p.InputContracts, i => new FieldWriter(i).Text("id", i.Id).Text("version", i.Version.Text).Build())
        .Synonyms(p.Synonyms).Context(p.Context).List("sbom", p.Sbom, Bill).Texts("tags", p.Tags)
        .AuthoritativeDefinitions(p.AuthoritativeDefinitions).CustomProperties(p.CustomProperties).Build();

    private static DocumentNode ManagementPort(ManagementPort p) => new FieldWriter(p)
        .Text("id", p.Id).Text("name", p.Name).Mark("deprecated", p.Deprecated).Text("content", p.Content).Text("type", p.Type)
        .Text("url", p.Url).Text("channel", p.Channel).Text("description", p.Description).Texts("tags", p.Tags)
        .AuthoritativeDefinitions(p.AuthoritativeDefinitions).CustomProperties(p.CustomProperties).Build();

    private static DocumentNode Bill(SoftwareBill b) => new FieldWriter(b)
        .Text("id", b.Id).Text("type", b.Type).Text("url", b.Url).Texts("tags", b.Tags)
        .AuthoritativeDefinitions(b.AuthoritativeDefinitions).CustomProperties(b.CustomProperties).Build();
}
