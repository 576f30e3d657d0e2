namespace DataMesh.Client;

/// <summary>A domain's process announced another address than before (its first, too): all products of the domain are served there from now on.</summary>
public sealed record DomainServed : Change
{
    /// <summary>Scheme, host and port; the host may be a service-discovery name.</summary>
    public required Uri Address { get; init; }
}
