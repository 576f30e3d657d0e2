namespace DataMesh.Contracts;

/// <summary>A person of a team.</summary>
public sealed record TeamMember : DocumentElement
{
    public string? Id { get; init; }

    /// <summary>Account or e-mail address; required since ODCS 3.1.</summary>
    public string? Username { get; init; }
    public string? Name { get; init; }
    public string? Description { get; init; }

    /// <summary>Free text, such as <c>owner</c> or <c>data steward</c>.</summary>
    public string? Role { get; init; }

    /// <summary>ISO 8601 date as written.</summary>
    public string? DateIn { get; init; }

    /// <summary>ISO 8601 date as written; null while the person is a member.</summary>
    public string? DateOut { get; init; }
    public string? ReplacedByUsername { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
