namespace DataMesh.Client;

/// <summary>A service level as the contract writes it.</summary>
public sealed record DescribedServiceLevel
{
    public required string Property { get; init; }
    public string? Value { get; init; }
    public string? Unit { get; init; }
    public string? Element { get; init; }
    public string? Driver { get; init; }
    public string? Scheduler { get; init; }
    public string? Schedule { get; init; }
    public string? Description { get; init; }
}
