namespace DataMesh.Contracts;

/// <summary>ODCS <c>slaProperties</c> and <c>price</c>.</summary>
internal static class ServiceFields
{
    public static IReadOnlyList<SlaProperty> SlaProperties(this FieldReader fields) =>
        fields.List("slaProperties", "slaProperties", f =>
        {
            f.Since(Standard.Odcs31, "description", "scheduler", "schedule");
            f.Since(Standard.Odcs32, "customProperties", "authoritativeDefinitions");
            return new SlaProperty
            {
                Node = f.Node,
                Id = f.Id(),
                Property = f.RequiredText("property"),
                Value = OneValue(f, f.Required("value")) ?? DocumentNode.None,
                ValueExt = OneValue(f, f.Open("valueExt")),
                Unit = f.Text("unit"),
                Element = f.Text("element"),
                Driver = f.Text("driver"),
                Description = f.Text("description"),
                Scheduler = f.Text("scheduler"),
                Schedule = f.Text("schedule"),
                AuthoritativeDefinitions = f.AuthoritativeDefinitions(),
                CustomProperties = f.CustomProperties(),
            };
        });

    public static Price? Price(this FieldReader fields) =>
        fields.One("price", "price", f => new Price
        {
            Node = f.Node,
            Id = f.Id(),
            Amount = f.Number("priceAmount"),
            Currency = f.Text("priceCurrency"),
            Unit = f.Text("priceUnit"),
        });

    private static DocumentNode? OneValue(FieldReader f, DocumentNode? value)
    {
        if (value is { Kind: not DocumentNodeKind.Scalar })
            f.Wrong(value, "one value", "write text, a number, true, false or null");
        return value;
    }
}
