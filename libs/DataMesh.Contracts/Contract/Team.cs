namespace DataMesh.Contracts;

/// <summary>The people behind a contract or product. A bare list of members (ODCS 3.0) is a team without a name.</summary>
/// <remarks>ODCS and ODPS, "Team".</remarks>
public sealed record Team : DocumentElement
{
    /// <summary>Identifier for references that survive renaming; null when not given. Since ODCS 3.1 and ODPS 1.1.</summary>
    public string? Id { get; init; }

    /// <summary>Name of the team; null when not given.</summary>
    public string? Name { get; init; }

    /// <summary>What it is, for people; null when not given.</summary>
    public string? Description { get; init; }

    /// <summary>People, past ones too; empty when none.</summary>
    public IReadOnlyList<TeamMember> Members { get; init; } = [];

    /// <summary>Tags as written, in their order; empty when none.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Links to what defines or explains it; empty when none.</summary>
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];

    /// <summary>What the standard has no field for, in the order as written; empty when none.</summary>
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
