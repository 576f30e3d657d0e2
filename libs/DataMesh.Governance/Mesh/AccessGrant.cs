namespace DataMesh.Governance;

/// <summary>Permission of a consumer to read a contract.</summary>
public sealed record AccessGrant
{
    public required string Domain { get; init; }
    public required string Contract { get; init; }
    public required int Major { get; init; }
    public required string Consumer { get; init; }
    public string? Role { get; init; }
    public string? Purpose { get; init; }
    public required DateTimeOffset GrantedAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
}
