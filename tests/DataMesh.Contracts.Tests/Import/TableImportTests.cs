namespace DataMesh.Contracts.Tests;

public sealed class TableImportTests
{
    private static readonly ImportResult Imported = ContractImport.FromTables(
    [
        new TableDescription
        {
            Name = "Order Lines",
            Schema = "shop",
            Description = "Lines\u0007 of orders.",
            Columns =
            [
                new ColumnDescription { Name = "order", Type = "bigint", PrimaryKeyPosition = 1 },
                new ColumnDescription { Name = "line no", Type = "integer", PrimaryKeyPosition = 2 },
                new ColumnDescription { Name = "sku", Type = "varchar(12)", IsNullable = false, IsUnique = true },
                new ColumnDescription { Name = "SKU", Type = "text" },
                new ColumnDescription { Name = "price", Type = "numeric(10,2)" },
                new ColumnDescription { Name = "state", Type = "text", TypeName = "shop.state", Values = ["new", "paid"] },
                new ColumnDescription { Name = "tags", Type = "text[]" },
                new ColumnDescription { Name = "at", Type = "timestamp(3) with time zone" },
                new ColumnDescription { Name = "place", Type = "point" },
                new ColumnDescription { Name = "more", Type = "jsonb" },
            ],
            ForeignKeys =
            [
                new ForeignKeyDescription(["order"], "shop", "order", ["id"]),
                new ForeignKeyDescription(["sku"], "stock", "item", ["sku"]),
            ],
        },
        new TableDescription { Name = "order", Schema = "shop",
            Columns = [new ColumnDescription { Name = "id", Type = "bigint", PrimaryKeyPosition = 1 }] },
    ], new ImportOptions { Name = "orders" });

    [Fact]
    public void Tables_become_a_contract_that_our_own_reader_takes_without_a_finding()
    {
        Assert.True(Imported.IsValid, string.Join('\n', Imported.Findings));
        Assert.Empty(Imported.Findings);
        Assert.Equal(["Order_Lines shop.Order Lines", "order shop.order"],
            Imported.Contract.Schema.Select(o => $"{o.Name} {o.PhysicalName}"));
    }

    [Fact]
    public void Columns_keep_types_nullability_and_keys() =>
        Assert.Equal(
        [
            "order Integer bigint required key 1", "line_no Integer integer required key 2", "sku String varchar(12) required unique",
                "SKU_2 String text",
            "price Number numeric(10,2)", "state String shop.state", "tags Array text[]", "at Timestamp timestamp(3) with time zone",
                "place String point",
            "more Object jsonb",
        ], Imported.Contract!.Schema[0].Properties.Select(p => $"{p.Name} {p.LogicalType} {p.PhysicalType}{(p.Required ? " required" : "")}"
            + $"{(p.Unique ? " unique" : "")}{(p.PrimaryKey ? $" key {p.PrimaryKeyPosition}" : "")}"));

    [Fact]
    public void A_foreign_key_inside_of_the_import_is_a_relationship() =>
        Assert.Equal(["order.id"], Imported.Contract!.Schema[0].Properties[0].Relationships.Single().To);

    [Theory]
    [InlineData("shop.Order Lines", "a foreign key from sku to item")]
    [InlineData("shop.Order Lines.place", "the type point")]
    [InlineData("shop.Order Lines.more", "what is inside of the JSON")]
    [InlineData("shop.Order Lines.SKU", "the name SKU")]
    public void What_a_contract_cannot_say_is_noted(string path, string lost) =>
        Assert.Contains(Imported.Notes, note => note.Path == path && note.Lost == lost);

    [Theory]
    [InlineData("struct(a integer, \"b c\" varchar[])", "Struct a:Integer b c:Array")]
    [InlineData("MAP(VARCHAR, DECIMAL(18,3))", "Map")]
    [InlineData("double precision", "Float")]
    [InlineData("time without time zone", "Time")]
    [InlineData("ENUM('a', 'it''s')", "Text a it's")]
    [InlineData("INTEGER[3][]", "Array")]
    [InlineData("geometry(Point,4326)", null)]
    [InlineData("struct(a", null)]
    [InlineData("", null)]
    public void Types_are_read_in_the_words_of_databases(string text, string? expected)
    {
        var type = ReadTypeText.Read(text);

        Assert.Equal(expected, type is null ? null : string.Join(' ',
            [type.Kind.ToString(), .. type.Fields.Select(f => $"{f.Name}:{f.Type.Kind}"), .. type.Values]));
    }
}
