namespace DataMesh.Client;

/// <summary>A domain's process left: no product of the domain is served until the next <see cref="DomainServed"/>; they stay published.</summary>
public sealed record DomainLeft : Change;
