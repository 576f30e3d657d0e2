namespace DataMesh.Contracts;

/// <summary>A place where the data is. Fields that only some types have are in <see cref="Fields"/>.</summary>
public sealed record Server : DocumentElement
{
    public string? Id { get; init; }
    public required string Name { get; init; }

    /// <summary>Such as <c>postgres</c>, <c>s3</c>, <c>duckdb</c>, <c>custom</c>.</summary>
    public required string Type { get; init; }
    public string? Description { get; init; }

    /// <summary>Such as <c>prod</c> or <c>dev</c>.</summary>
    public string? Environment { get; init; }
    /// <summary>What the type adds, such as <c>host</c>, <c>port</c> and <c>database</c>, in the author's order.</summary>
    public IReadOnlyList<DocumentEntry> Fields { get; init; } = [];

    public IReadOnlyList<Role> Roles { get; init; } = [];
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
