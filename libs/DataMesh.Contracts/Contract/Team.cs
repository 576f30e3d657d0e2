namespace DataMesh.Contracts;

/// <summary>The people behind a contract or product. A bare list of members (ODCS 3.0) is a team without a name.</summary>
public sealed record Team : DocumentElement
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? Description { get; init; }
    public IReadOnlyList<TeamMember> Members { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
