namespace DataMesh.Contracts;

/// <summary>ODCS <c>schema</c>: objects, properties and relationships.</summary>
internal static class SchemaFields
{
    private static readonly (string Name, LogicalType Type, StandardVersion Since)[] LogicalTypes =
    [
        ("string", LogicalType.String, Standard.Odcs30),
        ("date", LogicalType.Date, Standard.Odcs30),
        ("number", LogicalType.Number, Standard.Odcs30),
        ("integer", LogicalType.Integer, Standard.Odcs30),
        ("object", LogicalType.Object, Standard.Odcs30),
        ("array", LogicalType.Array, Standard.Odcs30),
        ("boolean", LogicalType.Boolean, Standard.Odcs30),
        ("timestamp", LogicalType.Timestamp, Standard.Odcs31),
        ("time", LogicalType.Time, Standard.Odcs31),
        ("map", LogicalType.Map, Standard.Odcs32),
        ("vector", LogicalType.Vector, Standard.Odcs32),
    ];

    public static IReadOnlyList<SchemaObject> Schema(this FieldReader fields) => fields.List("schema", "schema", ReadObject);

    private static SchemaObject ReadObject(FieldReader f)
    {
        f.Since(Standard.Odcs31, "relationships");
        return new SchemaObject
        {
            Node = f.Node,
            Id = f.Id(),
            Name = f.RequiredText("name"),
            PhysicalName = f.Text("physicalName"),
            PhysicalType = f.Text("physicalType"),
            LogicalType = f.Choice("logicalType", "object") is null ? null : LogicalType.Object,
            Deprecated = f.Deprecated(),
            Description = f.Text("description"),
            BusinessName = f.Text("businessName"),
            DataGranularityDescription = f.Text("dataGranularityDescription"),
            Synonyms = f.Synonyms(),
            Context = f.Context(),
            Properties = f.List("properties", "schema.properties", ReadProperty),
            Quality = f.Quality(),
            Relationships = f.List("relationships", "schema.relationships", r => ReadRelationship(r, ofObject: true)),
            Tags = f.Tags(),
            AuthoritativeDefinitions = f.AuthoritativeDefinitions(),
            CustomProperties = f.CustomProperties(),
        };
    }

    private static SchemaProperty ReadProperty(FieldReader f) => ReadNamed(f, f.RequiredText("name"));

    // Items of an array, keys and values of a map need no name.
    private static SchemaProperty ReadUnnamed(FieldReader f) => ReadNamed(f, f.Text("name") ?? "");

    private static SchemaProperty ReadNamed(FieldReader f, string name)
    {
        f.Since(Standard.Odcs31, "relationships");
        f.Since(Standard.Odcs32, "semanticType", "enum", "map");
        var type = ReadLogicalType(f);
        var map = f.One("map", "schema.properties.map", m => new KeyAndValue(ReadPart(m, "key"), ReadPart(m, "value")));
        if (type == LogicalType.Map)
            f.Required("map");
        return new SchemaProperty
        {
            Node = f.Node,
            Id = f.Id(),
            Name = name,
            PhysicalName = f.Text("physicalName"),
            PhysicalType = f.Text("physicalType"),
            LogicalType = type,
            LogicalTypeOptions = f.LogicalTypeOptions(type),
            Deprecated = f.Deprecated(),
            Description = f.Text("description"),
            BusinessName = f.Text("businessName"),
            Required = f.Flag("required") ?? false,
            Unique = f.Flag("unique") ?? false,
            PrimaryKey = f.Flag("primaryKey") ?? false,
            PrimaryKeyPosition = ReadPosition(f, "primaryKeyPosition"),
            Partitioned = f.Flag("partitioned") ?? false,
            PartitionKeyPosition = ReadPosition(f, "partitionKeyPosition"),
            Classification = f.Text("classification"),
            EncryptedName = f.Text("encryptedName"),
            CriticalDataElement = f.Flag("criticalDataElement") ?? false,
            SemanticType = f.Choice("semanticType", "column", "measure", "dimension"),
            TransformSourceObjects = f.TextList("transformSourceObjects"),
            TransformLogic = f.Text("transformLogic"),
            TransformDescription = f.Text("transformDescription"),
            Examples = f.OpenList("examples"),
            Enum = f.List("enum", "schema.properties.enum", ReadEnumValue),
            Synonyms = f.Synonyms(),
            Properties = f.List("properties", "schema.properties", ReadProperty),
            Items = f.One("items", "schema.properties.items", ReadUnnamed),
            Keys = map?.Key,
            Values = map?.Value,
            Quality = f.Quality(),
            Relationships = f.List("relationships", "schema.properties.relationships", r => ReadRelationship(r, ofObject: false)),
            Tags = f.Tags(),
            AuthoritativeDefinitions = f.AuthoritativeDefinitions(),
            CustomProperties = f.CustomProperties(),
        };
    }

    private static SchemaProperty? ReadPart(FieldReader map, string name) =>
        map.Required(name) is { } part ? map.Mapping(part, "schema.properties.map", ReadUnnamed) : null;

    private static LogicalType? ReadLogicalType(FieldReader f)
    {
        if (f.Optional("logicalType") is not { } value || f.TextOf(value) is not { } text)
            return null;
        foreach (var (name, type, since) in LogicalTypes)
        {
            if (name != text)
                continue;
            if (f.Standard.Version < since)
            {
                f.Findings.Warning(value, f.Demand("value-too-new"),
                    $"the logical type '{name}' came with ODCS {since}, but the document says apiVersion {f.Standard.Version}",
                    $"set apiVersion: {since}, or use another type");
            }

            return type;
        }

        f.ReportNotAllowed(value, "logicalType", text, [.. LogicalTypes.Where(t => f.Standard.Version >= t.Since).Select(t => t.Name)]);
        return null;
    }

    // The standard's default, -1, says "no position".
    private static int? ReadPosition(FieldReader f, string name)
    {
        if (f.WholeNumber(name) is not { } position || position == -1)
            return null;
        if (position < 1)
            f.Findings.Error(f.Node.Find(name)!, f.Demand("position-below-one"), $"'{name}' counts from 1",
                "give 1 to the first key column, 2 to the next");
        return position;
    }

    private static EnumValue ReadEnumValue(FieldReader f) => new()
    {
        Node = f.Node,
        Id = f.Id(),
        Value = f.Required("value") ?? DocumentNode.None,
        Label = f.Text("label"),
        Description = f.Text("description"),
        Tags = f.Tags(),
        AuthoritativeDefinitions = f.AuthoritativeDefinitions(),
        CustomProperties = f.CustomProperties(),
    };

    private static Relationship ReadRelationship(FieldReader f, bool ofObject)
    {
        f.Since(Standard.Odcs32, "id");
        var relationship = new Relationship
        {
            Node = f.Node,
            Id = f.Text("id"),
            Type = f.Choice("type", "foreignKey") ?? "foreignKey",
            From = ofObject ? ReadColumns(f, "from") : [],
            To = ReadColumns(f, "to"),
            // The text's complete example has it, its table and its schema do not.
            Description = f.Text("description"),
            CustomProperties = f.CustomProperties(),
        };
        CheckForm(f, relationship, ofObject);
        return relationship;
    }

    private static void CheckForm(FieldReader f, Relationship relationship, bool ofObject)
    {
        if (ofObject && relationship.From.Count != relationship.To.Count
            && f.Node.Find("from") is { } from && f.Node.Find("to") is not null)
        {
            f.Findings.Error(from, f.Demand("relationship-lengths"),
                $"'from' names {relationship.From.Count} columns and 'to' names {relationship.To.Count}",
                "pair each column with its target");
        }

        if (!ofObject && f.Open("from") is { } implied)
        {
            f.Findings.Error(implied, f.Demand("relationship-from"),
                "the source of a property's relationship is the property itself", "remove 'from', or move the relationship to the object");
        }

        if (ofObject && relationship.From.Count == relationship.To.Count
            && f.Node.Find("from") is { } left && f.Node.Find("to") is { } right && left.Kind != right.Kind)
        {
            f.Findings.Error(right, f.Demand("relationship-mixed"), "one of 'from' and 'to' is a list, the other is not",
                "write both as text for one column, or both as lists");
        }
    }

    private static IReadOnlyList<string> ReadColumns(FieldReader f, string name)
    {
        if (f.Required(name) is not { } value)
            return [];
        return value.Kind == DocumentNodeKind.Sequence
            ? f.TextList(name)
            : f.TextOf(value) is { } column ? [column] : [];
    }

    private sealed record KeyAndValue(SchemaProperty? Key, SchemaProperty? Value);
}
