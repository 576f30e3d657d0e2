namespace DataMesh.Client;

/// <summary>A person of a team.</summary>
public sealed record DescribedMember
{
    public string? Username { get; init; }
    public string? Name { get; init; }
    public string? Role { get; init; }
    public string? Description { get; init; }

    /// <summary>ISO 8601 as written.</summary>
    public string? DateIn { get; init; }

    /// <summary>ISO 8601 as written; absent while the person is a member.</summary>
    public string? DateOut { get; init; }
}
