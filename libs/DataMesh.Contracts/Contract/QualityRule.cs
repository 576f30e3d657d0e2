namespace DataMesh.Contracts;

/// <summary>A check on an object or a property: holds when every <see cref="Expectations"/> entry holds.</summary>
public sealed record QualityRule : DocumentElement
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? Description { get; init; }

    /// <summary>Default <see cref="QualityType.Library"/>.</summary>
    public QualityType Type { get; init; }

    /// <summary>
    /// <c>nullValues</c>, <c>missingValues</c>, <c>invalidValues</c>, <c>duplicateValues</c> or <c>rowCount</c>; the field was called
    /// <c>rule</c> in ODCS 3.0, whose names <c>duplicateCount</c>, <c>validValues</c> and other texts are kept as written.
    /// </summary>
    public string? Metric { get; init; }

    /// <summary>Arguments of the metric, such as <c>validValues</c>, <c>pattern</c>, <c>missingValues</c>, <c>properties</c>.</summary>
    public DocumentNode? Arguments { get; init; }

    /// <summary><c>rows</c> (default) or <c>percent</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>All operators of the rule: they are applied together.</summary>
    public IReadOnlyList<Expectation> Expectations { get; init; } = [];

    /// <summary>
    /// SQL of a <see cref="QualityType.Sql"/> rule; <c>{object}</c>, <c>{property}</c> and <c>${…}</c> placeholders as written.
    /// </summary>
    public string? Query { get; init; }

    /// <summary>Engine of a <see cref="QualityType.Custom"/> rule.</summary>
    public string? Engine { get; init; }

    /// <summary>What the engine executes: text or a mapping.</summary>
    public DocumentNode? Implementation { get; init; }
    public string? Dimension { get; init; }
    public string? Method { get; init; }

    /// <summary>Free text, usually <c>info</c>, <c>warning</c> or <c>error</c>; null means error.</summary>
    public string? Severity { get; init; }
    public string? BusinessImpact { get; init; }
    public string? Scheduler { get; init; }
    public string? Schedule { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
