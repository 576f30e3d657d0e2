namespace DataMesh.Contracts;

/// <summary>A service level: freshness, retention, availability, schedule and so on.</summary>
/// <remarks>ODCS, "Service-Level Agreement (SLA)".</remarks>
public sealed record SlaProperty : DocumentElement
{
    /// <summary>Identifier for references that survive renaming; null when not given. Since ODCS 3.1 and ODPS 1.1.</summary>
    public string? Id { get; init; }

    /// <summary>Such as <c>latency</c>, <c>frequency</c>, <c>retention</c>, <c>timeOfAvailability</c>.</summary>
    public required string Property { get; init; }

    /// <summary>Text, number, boolean or null.</summary>
    public required DocumentNode Value { get; init; }

    /// <summary>Second value of properties that need two.</summary>
    public DocumentNode? ValueExt { get; init; }

    /// <summary>Such as <c>d</c>, <c>h</c>, <c>m</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>Objects or columns it is about, <c>object.column</c>, comma separated.</summary>
    public string? Element { get; init; }

    /// <summary><c>regulatory</c>, <c>analytics</c> or <c>operational</c>.</summary>
    public string? Driver { get; init; }

    /// <summary>What the level means, for people; null when not given. Since ODCS 3.1.</summary>
    public string? Description { get; init; }

    /// <summary>Since ODCS 3.1, such as <c>cron</c>.</summary>
    public string? Scheduler { get; init; }

    /// <summary>Since ODCS 3.1, such as <c>0 20 * * *</c>.</summary>
    public string? Schedule { get; init; }

    /// <summary>Links to what defines or explains it; empty when none.</summary>
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];

    /// <summary>What the standard has no field for, in the order as written; empty when none.</summary>
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
