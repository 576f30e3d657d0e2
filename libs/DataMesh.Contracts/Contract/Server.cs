namespace DataMesh.Contracts;

/// <summary>A place where the data is. Fields that only some types have are in <see cref="Fields"/>.</summary>
/// <remarks>ODCS, "Infrastructure &amp; Servers".</remarks>
public sealed record Server : DocumentElement
{
    /// <summary>Identifier for references that survive renaming; null when not given. Since ODCS 3.1 and ODPS 1.1.</summary>
    public string? Id { get; init; }

    /// <summary>Name of the place, unique in the contract; required. The field is <c>server</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Such as <c>postgres</c>, <c>s3</c>, <c>duckdb</c>, <c>custom</c>.</summary>
    public required string Type { get; init; }

    /// <summary>What the place is for; null when not given.</summary>
    public string? Description { get; init; }

    /// <summary>Such as <c>prod</c> or <c>dev</c>.</summary>
    public string? Environment { get; init; }
    /// <summary>What the type adds, such as <c>host</c>, <c>port</c> and <c>database</c>, in the author's order.</summary>
    public IReadOnlyList<DocumentEntry> Fields { get; init; } = [];

    /// <summary>Rights that this place alone has; empty when none.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>What the standard has no field for, in the order as written; empty when none.</summary>
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
