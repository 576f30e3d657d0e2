namespace DataMesh.Governance;

/// <summary>Data flows from one object to another; with columns, from one column to another.</summary>
public sealed record LineageEdge
{
    public required string FromDomain { get; init; }
    public required string FromContract { get; init; }
    public required int FromMajor { get; init; }
    public required string FromObject { get; init; }
    public string? FromColumn { get; init; }
    public required string ToDomain { get; init; }
    public required string ToContract { get; init; }
    public required int ToMajor { get; init; }
    public required string ToObject { get; init; }
    public string? ToColumn { get; init; }
}
