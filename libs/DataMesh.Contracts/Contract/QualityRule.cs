namespace DataMesh.Contracts;

/// <summary>A check on an object or a property: holds when every <see cref="Expectations"/> entry holds.</summary>
/// <remarks>ODCS, "Data Quality".</remarks>
public sealed record QualityRule : DocumentElement
{
    /// <summary>Identifier for references that survive renaming; null when not given. Since ODCS 3.1 and ODPS 1.1.</summary>
    public string? Id { get; init; }

    /// <summary>Short name; null when not given.</summary>
    public string? Name { get; init; }

    /// <summary>What the rule checks, for people; all that a <c>text</c> rule has. Null when not given.</summary>
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

    /// <summary>Aspect of quality, such as <c>completeness</c> or <c>accuracy</c>; null when not given.</summary>
    public string? Dimension { get; init; }

    /// <summary>How it is checked, such as <c>reconciliation</c>; null when not given.</summary>
    public string? Method { get; init; }

    /// <summary>Free text, usually <c>info</c>, <c>warning</c> or <c>error</c>; null means error.</summary>
    public string? Severity { get; init; }

    /// <summary>What a broken rule means for the business, such as <c>operational</c>; null when not given.</summary>
    public string? BusinessImpact { get; init; }

    /// <summary>What runs the check, such as <c>cron</c>; null when not given.</summary>
    public string? Scheduler { get; init; }

    /// <summary>When it runs, in the words of the scheduler; null when not given.</summary>
    public string? Schedule { get; init; }

    /// <summary>Tags as written, in their order; empty when none.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Links to what defines or explains it; empty when none.</summary>
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];

    /// <summary>What the standard has no field for, in the order as written; empty when none.</summary>
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
