namespace DataMesh.Client;

/// <summary>An entry of <c>GET /sql/tables</c>.</summary>
public sealed record SqlTable
{
    /// <summary><c>{domain}.{contract}_v{major}.{object}</c>: this version for ever.</summary>
    public required string Name { get; init; }

    /// <summary><c>{domain}.{object}</c>, when this is the newest major version.</summary>
    public string? ShortName { get; init; }
}
