namespace DataMesh.Contracts.Tests;

public sealed class AvroImportTests
{
    private const string Trip = """
        {
          "type": "record", "name": "Trip", "namespace": "org.example", "doc": "One trip.",
          "fields": [
            {"name": "id", "type": {"type": "string", "logicalType": "uuid"}},
            {"name": "started", "type": {"type": "long", "logicalType": "timestamp-millis"}, "doc": "When."},
            {"name": "local", "type": ["null", {"type": "long", "logicalType": "local-timestamp-micros"}], "default": null},
            {"name": "fare", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
            {"name": "state", "type": {"type": "enum", "name": "State", "symbols": ["OPEN", "DONE"]}},
            {"name": "before", "type": ["null", "State"]},
            {"name": "stops", "type": {"type": "array", "items":
              {"type": "record", "name": "Stop", "fields": [{"name": "at", "type": "double"}]}}},
            {"name": "last", "type": ["Stop", "null"]},
            {"name": "labels", "type": {"type": "map", "values": "long"}},
            {"name": "hash", "type": {"type": "fixed", "name": "Md5", "size": 16}},
            {"name": "any", "type": ["null", "string", "long"], "order": "ignore"},
            {"name": "count", "type": "int", "default": 3, "aliases": ["n"]}
          ]
        }
        """;

    private static readonly ImportResult Imported = ContractImport.From(ImportFormat.Avro, Trip, "trip.avsc",
        new ImportOptions { Id = "urn:trip" });

    [Fact]
    public void A_record_becomes_a_draft_contract_that_our_own_reader_takes_without_a_finding()
    {
        Assert.True(Imported.IsValid);
        Assert.Empty(Imported.Findings);
        Assert.Equal(("trip", "urn:trip", "Trip", "One trip."),
            (Imported.Contract.Name, Imported.Contract.Id, Imported.Contract.Schema[0].Name, Imported.Contract.Schema[0].Description));
    }

    [Theory]
    [InlineData("id", LogicalType.String, true, "format: uuid", null)]
    [InlineData("started", LogicalType.Timestamp, true, "timezone: true", null)]
    [InlineData("local", LogicalType.Timestamp, false, "", null)]
    [InlineData("fare", LogicalType.Number, true, "", "decimal(9,2)")]
    [InlineData("state", LogicalType.String, true, "", null)]
    [InlineData("before", LogicalType.String, false, "", null)]
    [InlineData("stops", LogicalType.Array, true, "", null)]
    [InlineData("last", LogicalType.Object, false, "", null)]
    [InlineData("labels", LogicalType.Map, true, "", null)]
    [InlineData("hash", LogicalType.String, true, "maxLength: 16, format: binary", null)]
    [InlineData("any", null, false, "", null)]
    [InlineData("count", LogicalType.Integer, true, "format: i32", null)]
    public void Types_and_nullability_are_kept(string name, LogicalType? type, bool required, string options, string? physical)
    {
        var property = Imported.Contract!.Schema[0].Properties.Single(p => p.Name == name);

        Assert.Equal((type, required, physical), (property.LogicalType, property.Required, property.PhysicalType));
        Assert.Equal(options, property.LogicalTypeOptions is { } given ? CompactText.Of(given.Node) : "");
    }

    [Theory]
    [InlineData("Trip.any", "a union of string, long")]
    [InlineData("Trip.any", "order: ignore")]
    [InlineData("Trip.count", "default 3")]
    [InlineData("Trip.count", "aliases: n")]
    [InlineData("Trip", "the namespace org.example")]
    public void What_a_contract_cannot_say_is_noted(string path, string lost) =>
        Assert.Contains(Imported.Notes, note => note.Path == path && note.Lost == lost);

    [Fact]
    public void A_type_that_holds_itself_is_refused_at_its_place()
    {
        var refused = ContractImport.From(ImportFormat.Avro,
            "{\"type\": \"record\", \"name\": \"Node\", \"fields\": [\n  {\"name\": \"next\", \"type\": [\"null\", \"Node\"]}]}",
                "n.avsc", new ImportOptions());

        var finding = Assert.Single(refused.Findings);
        Assert.Equal(("import-refused", "the record 'Node' holds itself"), (finding.Code, finding.Message));
        Assert.False(refused.IsValid);
    }

    [Fact]
    public void An_unknown_type_is_refused_where_it_stands()
    {
        var refused = ContractImport.From(ImportFormat.Avro,
            "{\"type\": \"record\", \"name\": \"A\", \"fields\": [\n  {\"name\": \"x\", \"type\": \"Strin\"}]}", "a.avsc",
                new ImportOptions());

        Assert.Equal(("import-refused", 2), (Assert.Single(refused.Findings).Code, refused.Findings[0].Line));
    }
}
