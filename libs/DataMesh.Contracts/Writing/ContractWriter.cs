namespace DataMesh.Contracts;

/// <summary>
/// Writes ODCS contracts. What was read and not changed is written as its author wrote it, in the author's order, with the fields this
/// library does not know and every <c>${VARIABLE}</c>; only comments and layout are lost.
/// </summary>
public static class ContractWriter
{
    /// <summary>
    /// The contract as text. <see cref="DataContract.Sources"/> and the other shorthands are written as the custom properties they
    /// were read from.
    /// </summary>
    public static string Write(DataContract contract, DocumentFormat format) => DocumentWriter.Write(Document(contract), format);

    /// <summary>The contract as a tree of nodes.</summary>
    public static DocumentNode Document(DataContract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return new FieldWriter(contract)
            .Text("apiVersion", contract.ApiVersion).Text("kind", contract.Kind).Text("id", contract.Id).Text("name", contract.Name)
            .Text("version", contract.Version.Text).Text("status", contract.Status).Text("domain", contract.Domain)
            .Text("dataProduct", contract.DataProduct).Text("tenant", contract.Tenant).Description(contract.Description)
            .Texts("tags", contract.Tags).Context(contract.Context)
            .List("servers", contract.Servers, Server)
            .List("schema", contract.Schema, SchemaSections.Object)
            .Support(contract.Support).One("price", contract.Price, Price).Team(contract.Team).List("roles", contract.Roles, Role)
            .Text("slaDefaultElement", contract.SlaDefaultElement).List("slaProperties", contract.SlaProperties, Promise)
            .AuthoritativeDefinitions(contract.AuthoritativeDefinitions).CustomProperties(contract.CustomProperties)
            .Text("contractCreatedTs", contract.CreatedAt)
            .Build();
    }

    private static DocumentNode Server(Server s)
    {
        var fields = new FieldWriter(s)
            .Text("id", s.Id).Text("server", s.Name).Text("type", s.Type).Text("description", s.Description).Text("environment",
                s.Environment);
        foreach (var name in s.Fields.Select(f => f.Name).Union(ServerFields.Names))
            fields.Node(name, s.Fields.FirstOrDefault(f => f.Name == name)?.Value);
        return fields.List("roles", s.Roles, Role).CustomProperties(s.CustomProperties).Build();
    }

    private static DocumentNode Role(Role r) => new FieldWriter(r)
        .Text("id", r.Id).Text("role", r.Name).Text("description", r.Description).Text("access", r.Access)
        .Text("firstLevelApprovers", r.FirstLevelApprovers).Text("secondLevelApprovers", r.SecondLevelApprovers)
        .CustomProperties(r.CustomProperties).Build();

    private static DocumentNode Price(Price p) => new FieldWriter(p)
        .Text("id", p.Id).Number("priceAmount", p.Amount).Text("priceCurrency", p.Currency).Text("priceUnit", p.Unit).Build();

    private static DocumentNode Promise(SlaProperty p) => new FieldWriter(p)
        .Text("id", p.Id).Text("property", p.Property).Node("value", p.Value).Node("valueExt", p.ValueExt).Text("unit", p.Unit)
        .Text("element", p.Element).Text("driver", p.Driver).Text("description", p.Description).Text("scheduler", p.Scheduler)
        .Text("schedule", p.Schedule).AuthoritativeDefinitions(p.AuthoritativeDefinitions).CustomProperties(p.CustomProperties).Build();
}
