namespace DataMesh.Contracts.Tests;

/// <summary>Edits that give readers more, or tell them more, and take nothing away.</summary>
internal static class AdditiveEdits
{
    private static readonly DocumentNode Word = new() { Kind = DocumentNodeKind.Scalar, Text = "new", Style = ScalarStyle.SingleQuoted };

    private static readonly DocumentNode Zero = new() { Kind = DocumentNodeKind.Scalar, Text = "0" };

    public static Func<DataContract, DataContract>[] All { get; } =
    [
        c => c with { Tags = [.. c.Tags, "new"] },
        c => c with { Description = (c.Description ?? new Description()) with { Usage = "new" } },
        c => c with { Schema = [.. c.Schema.Where(o => o.Name != "new"), new SchemaObject { Name = "new" }] },
        c => c with { Roles = [.. c.Roles.Where(r => r.Name != "new"), new Role { Name = "new" }] },
        c => c with { Support = [.. c.Support.Where(s => s.Channel != "new"), new SupportChannel { Channel = "new" }] },
        c => c with { SlaProperties = [.. c.SlaProperties.Where(s => s.Property != "new"), Level()] },
        c => c with { CustomProperties = [.. c.CustomProperties.Where(p => p.Property != "new"), Open()] },
        c => EachObject(c, o => o with { Deprecated = true }),
        c => EachObject(c, o => o with { Properties = [.. o.Properties.Where(p => p.Name != "new"), new SchemaProperty { Name = "new" }] }),
        c => EachObject(c, o => o with { Quality = [.. o.Quality.Where(q => q.Name != "new"), Rule()] }),
        c => EachProperty(c, p => p with { Required = true }),
        c => EachProperty(c, p => p with { Unique = true }),
        c => EachProperty(c, p => p with { Description = "new", BusinessName = "new" }),
        c => EachProperty(c, p => p with { EncryptedName = p.EncryptedName ?? "new" }),
        c => EachProperty(c, p => p with { LogicalTypeOptions = Stricter(p.LogicalTypeOptions ?? new LogicalTypeOptions()) }),
        c => EachProperty(c, p => p with { Enum = p.Enum.Count == 0 ? [new EnumValue { Value = Word }] : [.. p.Enum.Take(1)] }),
    ];

    private static LogicalTypeOptions Stricter(LogicalTypeOptions options) => options with
    {
        MinLength = (options.MinLength ?? 0) + 1,
        MaxLength = Math.Max((options.MaxLength ?? 100) - 1, 0),
        MinItems = (options.MinItems ?? 0) + 1,
        MultipleOf = (options.MultipleOf ?? 1) * 2,
        UniqueItems = true,
        Pattern = options.Pattern ?? "new",
    };

    private static SlaProperty Level() => new() { Property = "new", Value = Word };

    private static CustomProperty Open() => new() { Property = "new", Value = Word };

    private static QualityRule Rule() => new()
    {
        Name = "new",
        Metric = "rowCount",
        Expectations = [new Expectation { Operator = ExpectationOperator.MustBeGreaterThan, Operand = Zero }],
    };

    private static DataContract EachObject(DataContract contract, Func<SchemaObject, SchemaObject> edit) =>
        contract with { Schema = [.. contract.Schema.Select(edit)] };

    private static DataContract EachProperty(DataContract contract, Func<SchemaProperty, SchemaProperty> edit) =>
        EachObject(contract, o => o with { Properties = [.. o.Properties.Select(edit)] });
}
