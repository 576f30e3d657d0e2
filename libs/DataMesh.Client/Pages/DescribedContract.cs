namespace DataMesh.Client;

/// <summary>A contract of a port, section by section.</summary>
public sealed record DescribedContract
{
    public required string Port { get; init; }
    public required ContractReference Contract { get; init; }

    /// <summary>Version of ODCS, such as <c>v3.1.0</c>.</summary>
    public required string Standard { get; init; }
    public string? Status { get; init; }
    public DescribedText? Description { get; init; }
    public IReadOnlyList<string>? Tags { get; init; }
    public required IReadOnlyList<DescribedObject> Objects { get; init; }
    public IReadOnlyList<DescribedServiceLevel>? ServiceLevels { get; init; }
    public IReadOnlyList<DescribedRole>? Roles { get; init; }
    public DescribedTeam? Team { get; init; }
    public IReadOnlyList<DescribedChannel>? Support { get; init; }
    public DescribedPrice? Price { get; init; }
    public IReadOnlyList<DescribedServer>? Servers { get; init; }
    public IReadOnlyList<DescribedLink>? Links { get; init; }
    public IReadOnlyList<DescribedProperty>? CustomProperties { get; init; }

    /// <summary>Versions published so far in this major, the last published first.</summary>
    public required IReadOnlyList<DescribedVersion> Versions { get; init; }
}
