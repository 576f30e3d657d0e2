namespace DataMesh.Contracts;

/// <summary>ODCS <c>logicalTypeOptions</c>: which apply depends on the type.</summary>
internal static class LogicalTypeFields
{
    private const string Section = "schema.properties.logicalTypeOptions";
    private static readonly string[] OfRange = ["format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];
    private static readonly string[] OfString = ["minLength", "maxLength", "pattern", "format"];
    private static readonly string[] OfNumber = [.. OfRange, "multipleOf"];
    private static readonly string[] OfTimestamp = [.. OfRange, "timezone", "defaultTimezone"];
    private static readonly string[] OfObject = ["minProperties", "maxProperties", "required"];
    private static readonly string[] OfArray = ["minItems", "maxItems", "uniqueItems"];
    private static readonly string[] OfVector =
        ["dimensions", "elementType", "distanceMetric", "embeddingModel", "embeddingModelVersion", "normalized"];

    public static LogicalTypeOptions? LogicalTypeOptions(this FieldReader fields, LogicalType? type) =>
        fields.One("logicalTypeOptions", Section, f => Read(f, type));

    private static LogicalTypeOptions Read(FieldReader f, LogicalType? type)
    {
        var options = new LogicalTypeOptions
        {
            Node = f.Node,
            MinLength = ReadCount(f, "minLength"),
            MaxLength = ReadCount(f, "maxLength"),
            Pattern = f.Text("pattern"),
            Format = ReadFormat(f, type),
            Minimum = ReadBound(f, "minimum", type),
            Maximum = ReadBound(f, "maximum", type),
            ExclusiveMinimum = ReadExclusiveBound(f, "exclusiveMinimum", type),
            ExclusiveMaximum = ReadExclusiveBound(f, "exclusiveMaximum", type),
            MultipleOf = f.Number("multipleOf"),
            Timezone = f.Flag("timezone"),
            DefaultTimezone = f.Text("defaultTimezone"),
            MinItems = ReadCount(f, "minItems"),
            MaxItems = ReadCount(f, "maxItems"),
            UniqueItems = f.Flag("uniqueItems"),
            MinProperties = ReadCount(f, "minProperties"),
            MaxProperties = ReadCount(f, "maxProperties"),
            Required = f.TextList("required"),
            Dimensions = ReadCount(f, "dimensions"),
            ElementType = f.Choice("elementType", "bfloat16", "binary", "float16", "float32", "float64", "int8", "uint8"),
            DistanceMetric = f.Choice("distanceMetric", "cosine", "dotProduct", "euclidean", "hamming", "manhattan"),
            EmbeddingModel = f.Text("embeddingModel"),
            EmbeddingModelVersion = f.Text("embeddingModelVersion"),
            Normalized = f.Flag("normalized"),
        };
        ReportMisplaced(f, type);
        return options;
    }

    // Only options that are known somewhere: an unknown one is reported as such, with its nearest known name.
    private static void ReportMisplaced(FieldReader f, LogicalType? type)
    {
        if (AllowedFor(type) is not { } allowed)
            return;
        string[] known = [.. OfString, .. OfTimestamp, .. OfNumber, .. OfObject, .. OfArray, .. OfVector];
        foreach (var entry in f.Node.Entries)
        {
            if (!known.Contains(entry.Name) || allowed.Contains(entry.Name))
                continue;
            f.Findings.Error(entry.Value, f.Demand("option-not-for-type"),
                $"'{entry.Name}' is no option of the logical type '{Name(type)}'",
                allowed.Length == 0 ? "remove it" : $"use {string.Join(", ", allowed)}, or change the logicalType");
        }
    }

    // A property without a type, a boolean or a map has no options in the standard, and no rule against them.
    private static string[]? AllowedFor(LogicalType? type) => type switch
    {
        LogicalType.String => OfString,
        LogicalType.Date => OfRange,
        LogicalType.Timestamp or LogicalType.Time => OfTimestamp,
        LogicalType.Integer or LogicalType.Number => OfNumber,
        LogicalType.Object => OfObject,
        LogicalType.Array => OfArray,
        LogicalType.Vector => OfVector,
        _ => null,
    };

    private static int? ReadCount(FieldReader f, string name)
    {
        var count = f.WholeNumber(name);
        if (count < 0)
            f.Wrong(f.Node.Find(name)!, "zero or more", "give a count");
        return count;
    }

    private static string? ReadFormat(FieldReader f, LogicalType? type) => type switch
    {
        LogicalType.Integer => f.Choice("format", "i8", "i16", "i32", "i64", "i128", "u8", "u16", "u32", "u64", "u128"),
        LogicalType.Number => f.Choice("format", "f32", "f64"),
        _ => f.Text("format"),
    };

    private static DocumentNode? ReadBound(FieldReader f, string name, LogicalType? type)
    {
        if (f.Optional(name) is not { } bound)
            return null;
        if (type is LogicalType.Integer or LogicalType.Number && bound.Number is null)
            f.Wrong(bound, "a number", "write digits without quotes");
        else if (type is LogicalType.Date or LogicalType.Timestamp or LogicalType.Time)
            f.TextOf(bound);
        return bound;
    }

    // Until ODCS 3.0 a boolean beside minimum or maximum; a bound of its own since 3.1.
    private static DocumentNode? ReadExclusiveBound(FieldReader f, string name, LogicalType? type)
    {
        return f.Standard.Version < Standard.Odcs31 && f.Node.Find(name) is { Boolean: not null }
            ? f.Optional(name)
            : ReadBound(f, name, type);
    }

    private static string Name(LogicalType? type) => type?.ToString().ToLowerInvariant() ?? "";
}
