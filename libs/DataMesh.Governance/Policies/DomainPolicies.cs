namespace DataMesh.Governance;

/// <summary>What a domain says itself: the files of its folder <c>policies/</c>.</summary>
public sealed record DomainPolicies(string Domain, IReadOnlyList<PolicyFile> Files);
