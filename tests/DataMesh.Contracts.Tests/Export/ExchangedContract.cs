using CsCheck;

namespace DataMesh.Contracts.Tests;

/// <summary>A valid contract of any shape, built from a stream of choices: what exports and imports are tried on.</summary>
internal sealed class ExchangedContract(byte[] choices, bool isFlat)
{
    private static readonly string[] TrickyNames = ["select", "a", "Order", "x_1", "group", "_hidden", "user", "ab", "table", "from"];
    private static readonly string[] TrickyTexts = ["plain", "it's", "a \"quote\"", "line\nbreak", "null", "1.0", "ünïcödé 😀",
        "a: b # c",
        "</p>", "\\d{2}"];
    private int _next;

    /// <summary>Contracts with nested columns.</summary>
    public static Gen<DataContract> Nested { get; } = Gen.Byte.Array[300]
        .Select(choices => new ExchangedContract(choices, isFlat: false).Build());

    /// <summary>Contracts as a table of any database can hold them.</summary>
    public static Gen<DataContract> Flat { get; } = Gen.Byte.Array[300]
        .Select(choices => new ExchangedContract(choices, isFlat: true).Build());

    /// <summary>As read: what is not valid is no contract.</summary>
    private DataContract Build()
    {
        var made = new DataContract
        {
            ApiVersion = "v3.2.0",
            Kind = "DataContract",
            Id = "urn:datamesh:contract:d:c",
            Name = "c",
            Version = new ContractVersion(1, Pick(3), 0),
            Status = "draft",
            Domain = Pick(2) == 0 ? "d" : null,
            Description = Pick(2) == 0 ? new Description { Purpose = Text(), Limitations = Text() } : null,
            Schema = [.. Enumerable.Range(0, 1 + Pick(3)).Select(Object)],
        };
        return ExportSamples.Read(ContractWriter.Write(made, DocumentFormat.Yaml));
    }

    private SchemaObject Object(int number)
    {
        var keys = 0;
        var columns = Enumerable.Range(0, 1 + Pick(6)).Select(i => Property($"{TrickyNames[Pick(10)]}{i}", 0)).ToList();
        columns = [.. columns.Select(c =>
            c.LogicalType is not (LogicalType.Object or LogicalType.Array or LogicalType.Map or LogicalType.Vector) && Pick(4) == 0
            ? c with { PrimaryKey = true, Required = true, PrimaryKeyPosition = ++keys }
            : c)];
        return new SchemaObject
        {
            Name = TrickyNames[Pick(5)] + number,
            Description = Pick(2) == 0 ? Text() : null,
            Properties = columns,
        };
    }

    private SchemaProperty Property(string name, int depth)
    {
        var type = (LogicalType)Pick(depth > (isFlat ? 0 : 2) ? 6 : isFlat ? 8 : 11);
        if (isFlat && type == LogicalType.Object)
            type = LogicalType.Boolean;
        var isNested = type is LogicalType.Object or LogicalType.Array or LogicalType.Map or LogicalType.Vector;
        return new SchemaProperty
        {
            Name = name,
            LogicalType = type,
            PhysicalType = Physical(type),
            LogicalTypeOptions = Options(type),
            Description = Pick(3) == 0 ? Text() : null,
            Required = Pick(2) == 0,
            Unique = !isNested && Pick(5) == 0,
            Classification = Pick(3) == 0 ? "restricted" : null,
            Enum = type == LogicalType.String && Pick(4) == 0
                ? [.. Some("A", "b c", "it's").Select(v => new EnumValue { Value = DocumentNode.OfText(v) })] : [],
            Properties = type == LogicalType.Object
                ? [.. Enumerable.Range(0, 1 + Pick(3)).Select(i => Property($"{TrickyNames[Pick(10)]}{i}", depth + 1))] : [],
            Items = type == LogicalType.Array ? Property("", depth + 1) : null,
            Keys = type == LogicalType.Map ? new SchemaProperty { Name = "", LogicalType = LogicalType.String } : null,
            Values = type == LogicalType.Map ? Property("", depth + 1) : null,
        };
    }

    private string? Physical(LogicalType type) => type switch
    {
        LogicalType.Number => Of(null, "decimal(10,2)", "numeric(38,9)", "real", "double precision"),
        LogicalType.Integer => Of(null, "smallint", "integer", "bigint"),
        LogicalType.String => Of(null, "varchar(12)", "text", "uuid"),
        _ => null,
    };

    private LogicalTypeOptions? Options(LogicalType type) => type switch
    {
        LogicalType.String when Pick(3) == 0 => new LogicalTypeOptions { MaxLength = 40 + Pick(9), Pattern = Of(null, "^[A-Z]{2}[0-9]+$") },
        LogicalType.Integer when Pick(3) == 0 =>
            new LogicalTypeOptions { Minimum = DocumentNode.OfNumber(Pick(5)), Format = Of(null, "i16", "u32", "u64") },
        LogicalType.Number when Pick(3) == 0 =>
            new LogicalTypeOptions { ExclusiveMaximum = DocumentNode.OfNumber(9.5m), Format = Of(null, "f32", "f64") },
        LogicalType.Timestamp or LogicalType.Time when Pick(2) == 0 => new LogicalTypeOptions { Timezone = true },
        LogicalType.Date when Pick(3) == 0 => new LogicalTypeOptions { Minimum = DocumentNode.OfText("2001-01-01") },
        LogicalType.Array when Pick(2) == 0 =>
            new LogicalTypeOptions { MinItems = 1, MaxItems = 9, UniqueItems = Pick(2) == 0 ? true : null },
        LogicalType.Object when Pick(2) == 0 => new LogicalTypeOptions { MaxProperties = 9 },
        LogicalType.Vector => new LogicalTypeOptions { Dimensions = 1 + Pick(9), ElementType = Of(null, "float64", "int8") },
        _ => null,
    };

    private int Pick(int count) => choices[_next++ % choices.Length] % count;

    private string Text() => TrickyTexts[Pick(TrickyTexts.Length)];

    private string? Of(params string?[] values) => values[Pick(values.Length)];

    private List<string> Some(params string[] values) => [.. values.Where((_, i) => i == 0 || Pick(2) == 0)];
}
