using System.Globalization;

namespace DataMesh.Contracts.Tests;

/// <summary>
/// A contract built from a stream of choices: few names and values, so that two contracts are often about the same things.
/// </summary>
internal sealed class ChosenContract(byte[] choices)
{
    private int _next;

    public DataContract Build() => new()
    {
        ApiVersion = "v3.2.0",
        Kind = "DataContract",
        Id = One("urn:a", "urn:b"),
        Name = One("a", "b"),
        Version = new ContractVersion(1, Pick(3), Pick(3)),
        Status = Of(null, "draft", "active", "deprecated", "retired", "odd"),
        Domain = Of("d", "e"),
        Tags = Some("x", "y", "z"),
        Description = Maybe(() => new Description { Purpose = Of(null, "p", "q"), Limitations = Of(null, "l") }),
        Schema = [.. Some("flight", "airport", "carrier").Select(Object)],
        Roles = [.. Some("reader", "writer").Select(Role)],
        Support = [.. Some("a", "b").Select(name => new SupportChannel { Channel = name, Url = Of("u", "v") })],
        Servers = [.. Some("lake", "sea").Select(name => new Server { Name = name, Type = One("local", "s3") })],
        Price = Maybe(() => new Price { Amount = Pick(3), Currency = Of("USD", "EUR"), Unit = "gigabyte" }),
        Team = Maybe(() => new Team { Members = [.. Some("ada", "bob").Select(Member)] }),
        SlaDefaultElement = Of(null, "flight.a"),
        SlaProperties = [.. Some("latency", "retention", "frequency", "availability", "odd").Select(Level)],
        CustomProperties = Open(),
        LoadMode = Pick(2) == 0 ? LoadMode.Full : LoadMode.Append,
        Sources = [.. Some("s", "t").Select(name => new Source { Name = name, Type = SourceType.Csv, Path = Of("a.csv", "b.csv") })],
    };

    private Role Role(string name) => new() { Name = name, Id = Id(name), Access = Of(null, "read", "write", "odd") };

    private TeamMember Member(string name) => new() { Username = name, Role = Of(null, "owner") };

    private SchemaObject Object(string name) => new()
    {
        Name = name,
        Id = Id(name),
        PhysicalType = Of(null, "table", "view", "topic"),
        Deprecated = Flag(),
        DataGranularityDescription = Of(null, "one"),
        Properties = Properties("a", "b", "c", "d"),
        Quality = Rules(),
        Relationships = [.. Some("a", "b").Select(c => new Relationship { From = [$"{name}.{c}"], To = [One("x.y", "x.z")] })],
        CustomProperties = Open(),
    };

    private List<SchemaProperty> Properties(params string[] names)
    {
        // Positions are unique, as the rules of the mesh demand.
        var (positions, shift) = (0, Pick(2));
        return
        [
            .. Some(names).Select(name => Property(name) with
            {
                PrimaryKeyPosition = ++positions,
                PartitionKeyPosition = shift == 0 ? positions : 9 - positions,
            }),
        ];
    }

    private SchemaProperty Property(string name)
    {
        var type = Pick(4) == 0 ? (LogicalType?)null : (LogicalType)Pick(7);
        var isNested = type == LogicalType.Object;
        return new SchemaProperty
        {
            Name = name,
            Id = Id(name),
            LogicalType = type,
            LogicalTypeOptions = Maybe(Options),
            PhysicalType = Of(null, "int", "bigint", "varchar(3)", "VARCHAR(9)", "decimal(4,2)", "decimal(5,1)"),
            Required = Flag(),
            Unique = Flag(),
            PrimaryKey = Flag(),
            Partitioned = Flag(),
            Classification = Of(null, "public", "restricted", "confidential", "odd"),
            EncryptedName = Of(null, "enc", "other"),
            SemanticType = Of(null, "measure", "dimension"),
            TransformLogic = Of(null, "sum(a)", "avg(a)"),
            Enum = [.. Some("A", "B", "C").Select(value => new EnumValue { Value = Text(value), Label = Of(null, "label") })],
            Properties = isNested ? [Property("x")] : [],
            Items = type == LogicalType.Array ? Maybe(() => Property("")) : null,
            Quality = Rules(),
            Tags = Some("x", "y"),
            CustomProperties = Open(),
        };
    }

    private LogicalTypeOptions Options() => new()
    {
        Minimum = Maybe(() => Number(Pick(4))),
        ExclusiveMinimum = Maybe(() => Number(Pick(4))),
        Maximum = Maybe(() => Number(5 + Pick(4))),
        MinLength = Pick(3),
        MaxLength = 3 + Pick(3),
        Pattern = Of(null, "^a", "^b"),
        Format = Of(null, "i8", "u8", "i16", "f32", "email"),
        Timezone = Flag(),
        DefaultTimezone = Of(null, "UTC", "Europe/Berlin"),
        MultipleOf = Pick(3) == 0 ? null : 2 + Pick(4),
        UniqueItems = Flag(),
        Required = Some("x", "y"),
    };

    private IReadOnlyList<QualityRule> Rules() => [.. Some("rows", "nulls", "query", "words").Select(Rule)];

    private QualityRule Rule(string name) => new()
    {
        Name = name,
        Type = name switch { "query" => QualityType.Sql, "words" => QualityType.Text, _ => QualityType.Library },
        Metric = name switch { "rows" => "rowCount", "nulls" => Of("nullValues", "missingValues"), _ => null },
        Query = name == "query" ? Of("select 1", "select 2") : null,
        Severity = Of(null, "error", "warning", "info"),
        Unit = Of(null, "rows", "percent"),
        Expectations = [.. Enumerable.Range(0, 1 + Pick(2)).Select(_ => Expectation())],
    };

    private Expectation Expectation()
    {
        var @operator = (ExpectationOperator)Pick(8);
        var bound = Pick(4);
        return new Expectation
        {
            Operator = @operator,
            Operand = @operator < ExpectationOperator.MustBeBetween
                ? Number(bound)
                : new DocumentNode { Kind = DocumentNodeKind.Sequence, Items = [Number(bound), Number(bound + 1 + Pick(3))] },
        };
    }

    private SlaProperty Level(string name) => new()
    {
        Property = name,
        Value = Pick(5) == 0 ? Scalar("~", ScalarStyle.Plain) : Number(1 + Pick(4)),
        Unit = Of("h", "d", "percent"),
        Element = Of(null, "flight.a", "flight.b"),
        Schedule = Of(null, "0 * * * *"),
    };

    private IReadOnlyList<CustomProperty> Open() =>
        [.. Some("mask", "rowFilter", "open").Select(name => new CustomProperty { Property = name, Value = Text(One("v", "w")) })];

    // Ids follow names, so that the same name never means two elements of one list.
    private string? Id(string name) => Of(null, name + "_id");

    private int Pick(int count) => choices[_next++ % choices.Length] % count;

    private bool Flag() => Pick(2) == 0;

    private string? Of(params string?[] values) => values[Pick(values.Length)];

    private string One(params string[] values) => values[Pick(values.Length)];

    private T? Maybe<T>(Func<T> make)
        where T : class =>
        Pick(2) == 0 ? null : make();

    private List<string> Some(params string[] values) => [.. values.Where(_ => Pick(3) > 0)];

    private static DocumentNode Number(int number) => Scalar(number.ToString(CultureInfo.InvariantCulture), ScalarStyle.Plain);

    private static DocumentNode Text(string text) => Scalar(text, ScalarStyle.SingleQuoted);

    private static DocumentNode Scalar(string text, ScalarStyle style) =>
        new() { Kind = DocumentNodeKind.Scalar, Text = text, Style = style };
}
