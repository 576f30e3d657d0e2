namespace DataMesh.Contracts;

/// <summary>A person of a team.</summary>
/// <remarks>ODCS and ODPS, "Team", members.</remarks>
public sealed record TeamMember : DocumentElement
{
    /// <summary>Identifier for references that survive renaming; null when not given. Since ODCS 3.1 and ODPS 1.1.</summary>
    public string? Id { get; init; }

    /// <summary>Account or e-mail address; required since ODCS 3.1.</summary>
    public string? Username { get; init; }

    /// <summary>Name of the person; null when not given.</summary>
    public string? Name { get; init; }

    /// <summary>What it is, for people; null when not given.</summary>
    public string? Description { get; init; }

    /// <summary>Free text, such as <c>owner</c> or <c>data steward</c>.</summary>
    public string? Role { get; init; }

    /// <summary>ISO 8601 date as written.</summary>
    public string? DateIn { get; init; }

    /// <summary>ISO 8601 date as written; null while the person is a member.</summary>
    public string? DateOut { get; init; }

    /// <summary>Account of whoever came after; null when nobody did.</summary>
    public string? ReplacedByUsername { get; init; }

    /// <summary>Tags as written, in their order; empty when none.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Links to what defines or explains it; empty when none.</summary>
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];

    /// <summary>What the standard has no field for, in the order as written; empty when none.</summary>
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
