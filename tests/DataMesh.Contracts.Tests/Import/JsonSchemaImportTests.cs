using CsCheck;

namespace DataMesh.Contracts.Tests;

public sealed class JsonSchemaImportTests
{
    private const string Order = """
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "$id": "https://example.org/order.json",
          "title": "Web Order",
          "description": "An order as the shop sends it.",
          "type": "object",
          "required": ["id", "lines", "customer"],
          "properties": {
            "id": {"type": "string", "format": "uuid"},
            "placed at": {"type": ["string", "null"], "format": "date-time"},
            "state": {"enum": ["new", "paid", null]},
            "kind": {"const": "web"},
            "total": {"type": "number", "minimum": 0, "exclusiveMaximum": 100000.5, "multipleOf": 0.01},
            "count": {"type": "integer", "format": "int32", "default": 1},
            "customer": {"allOf": [{"$ref": "#/definitions/person"}, {"required": ["email"], "properties": {"email": {"maxLength": 80}}}]},
            "lines": {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/line"}},
            "labels": {"type": "object", "additionalProperties": {"type": "string"}},
            "either": {"oneOf": [{"type": "string"}, {"type": "integer"}]},
            "parent": {"anyOf": [{"$ref": "#"}, {"type": "null"}]},
            "remote": {"$ref": "https://example.org/other.json"},
            "pair": {"type": "array", "items": [{"type": "string"}, {"type": "number"}]},
            "cond": {"type": "string", "not": {"const": "x"}, "minimum": 3}
          },
          "definitions": {
            "person": {"type": "object", "properties": {"email": {"type": "string", "format": "email"}, "name": {"type": "string"}}},
            "line": {"type": "object", "required": ["sku"], "properties": {"sku": {"type": "string", "pattern": "^[A-Z]+$"},
              "more": {"$ref": "#/definitions/line"}}}
          }
        }
        """;

    private static readonly ImportResult Imported =
        ContractImport.From(ImportFormat.JsonSchema, Order, "order.schema.json", new ImportOptions { Domain = "shop" });

    [Fact]
    public void A_schema_becomes_a_draft_contract_that_our_own_reader_takes()
    {
        Assert.True(Imported.IsValid);
        Assert.All(Imported.Findings, finding => Assert.Equal("array-without-items", finding.Code));
        Assert.Equal(("web-order", "draft", "urn:datamesh:contract:shop:web-order", "0.1.0", "v3.2.0"),
            (Imported.Contract.Name, Imported.Contract.Status, Imported.Contract.Id, Imported.Contract.Version.Text,
                Imported.Contract.ApiVersion));
        Assert.Equal("An order as the shop sends it.", Imported.Contract.Description?.Purpose);
    }

    [Theory]
    [InlineData("id", LogicalType.String, true, "format: uuid")]
    [InlineData("placed_at", LogicalType.Timestamp, false, "timezone: true")]
    [InlineData("total", LogicalType.Number, false, "minimum: 0, exclusiveMaximum: 100000.5, multipleOf: 0.01")]
    [InlineData("count", LogicalType.Integer, false, "format: i32")]
    [InlineData("lines", LogicalType.Array, true, "minItems: 1")]
    [InlineData("labels", LogicalType.Map, false, "")]
    [InlineData("state", LogicalType.String, false, "")]
    [InlineData("cond", LogicalType.String, false, "")]
    public void Types_nullability_and_limits_are_kept(string name, LogicalType type, bool required, string options)
    {
        var property = Column(name);

        Assert.Equal((type, required), (property.LogicalType, property.Required));
        Assert.Equal(options, property.LogicalTypeOptions is { } given ? CompactText.Of(given.Node) : "");
    }

    [Fact]
    public void References_are_followed_and_parts_of_allOf_are_one()
    {
        var customer = Column("customer");

        Assert.Equal(["email True 80 email", "name False  "], customer.Properties.Select(p =>
            $"{p.Name} {p.Required} {p.LogicalTypeOptions?.MaxLength} {p.LogicalTypeOptions?.Format}"));
        Assert.Equal("^[A-Z]+$", Column("lines").Items!.Properties[0].LogicalTypeOptions!.Pattern);
    }

    [Fact]
    public void Values_of_enum_and_const_are_the_allowed_ones()
    {
        Assert.Equal(["new", "paid"], Column("state").Enum.Select(v => v.Value.Text));
        Assert.Equal(["web"], Column("kind").Enum.Select(v => v.Value.Text));
    }

    [Theory]
    [InlineData("Web Order.placed at", "the name placed at")]
    [InlineData("Web Order.count", "default")]
    [InlineData("Web Order.either", "oneOf of 2 shapes")]
    [InlineData("Web Order.parent", "the fields of #")]
    [InlineData("Web Order.remote", "the reference https://example.org/other.json")]
    [InlineData("Web Order.pair", "the types of the items by their place")]
    [InlineData("Web Order.cond", "not")]
    [InlineData("Web Order.cond", "minimum 3")]
    [InlineData("Web Order.lines[].more", "the fields of #/definitions/line")]
    [InlineData("$id", "https://example.org/order.json")]
    public void What_a_contract_cannot_say_is_noted(string path, string lost) =>
        Assert.Contains(Imported.Notes, note => note.Path == path && note.Lost == lost);

    [Theory]
    [InlineData("[1, 2", "json-syntax")]
    [InlineData("{\"a\": 1, \"a\": 2}", "duplicate-key")]
    [InlineData("{\"type\": \"string\"}", "import-refused")]
    [InlineData("[]", "import-refused")]
    [InlineData("", "empty-document")]
    public void What_describes_no_object_is_refused_with_its_place(string text, string code)
    {
        var refused = ContractImport.From(ImportFormat.JsonSchema, text, "x.json", new ImportOptions());

        Assert.False(refused.IsValid);
        Assert.Equal(code, Assert.Single(refused.Findings).Code);
        Assert.Equal("x.json", refused.Findings[0].File);
    }

    [Fact]
    public void Tabs_and_escaped_surrogates_are_JSON() =>
        Assert.Equal("😀", ContractImport.From(ImportFormat.JsonSchema,
            "{\n\t\"title\": \"t\",\n\t\"properties\": {\n\t\t\"a\": {\n\t\t\t\"type\": \"string\", \"description\": \"\\ud83d\\ude00\"}}}",
            "x.json", new ImportOptions()).Contract?.Schema[0].Properties[0].Description);

    [Fact]
    public void A_schema_that_doubles_with_every_reference_is_refused()
    {
        var levels = string.Concat(Enumerable.Range(0, 40).Select(i =>
            $"\"d{i}\": {{\"type\": \"object\", \"properties\": {{\"a\": {{\"$ref\": \"#/$defs/d{i
                + 1}\"}}, \"b\": {{\"$ref\": \"#/$defs/d{i + 1}\"}}}}}},"));

        var refused = ContractImport.From(ImportFormat.JsonSchema,
            $"{{\"$ref\": \"#/$defs/d0\", \"$defs\": {{{levels} \"d40\": {{\"type\": \"string\"}}}}}}", "x.json", new ImportOptions());

        Assert.Equal("import-refused", Assert.Single(refused.Findings).Code);
    }

    // Keywords and values in any combination: a result, never an exception; and what is valid has no error.
    [Fact]
    public void No_schema_makes_an_import_throw()
    {
        string[] keys = ["type", "properties", "items", "$ref", "allOf", "anyOf", "enum", "const", "required", "format", "minimum",
            "maximum",
            "minLength", "maxLength", "x-odcs", "$defs", "title", "pattern", "multipleOf", "additionalProperties", "fields", "name",
                "logicalType",
            "symbols", "values", "size", "odcs", "odcs-contract", "a"];
        string[] leaves = ["\"string\"", "\"object\"", "\"array\"", "\"record\"", "\"map\"", "null", "true", "-1", "1e400",
            "\"#/$defs/a\"", "\"#\"",
            "\"date\"", "[]", "{}", "\"\\u0000\"", "\"\\ud800\"", "\"a\"", "99999999999", "\"bytes\"", "\"decimal\"", "\"fixed\"",
                "\"enum\""];
        var text = Gen.Recursive<string>((depth, inner) => depth > 4 ? Gen.OneOf(leaves) : Gen.Frequency(
            (2, Gen.OneOf(leaves)),
            (1, inner.Array[0, 3].Select(items => $"[{string.Join(',', items)}]")),
            (4, Gen.Select(Gen.Shuffle(keys), inner.Array[1, 5]).Select((names, values) =>
                $"{{{string.Join(',', values.Zip(names, (v, n) => $"\"{n}\":{v}"))}}}"))));

        Gen.Select(text, Gen.Enum<ImportFormat>()).Sample((schema, format) =>
        {
            foreach (var candidate in new[] { schema,
                $"{{\"type\":\"record\",\"name\":\"r\",\"fields\":[{{\"name\":\"f\",\"type\":{schema},\"odcs\":{schema}}}]}}",
                $"{{\"properties\":{{\"p\":{schema}}},\"x-odcs\":{schema},\"$defs\":{{\"a\":{schema}}}}}" })
            {
                var result = ContractImport.From(format, candidate, "x", new ImportOptions());
                if (result.IsValid != result.Findings.All(f => f.Severity == Severity.Warning)
                    || (result.Findings.Count == 0 && !result.IsValid))
                    return false;
            }

            return true;
        }, iter: 1000);
    }

    private static SchemaProperty Column(string name) => Imported.Contract!.Schema[0].Properties.Single(p => p.Name == name);
}
