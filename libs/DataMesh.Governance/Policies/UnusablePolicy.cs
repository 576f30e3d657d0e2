namespace DataMesh.Governance;

/// <summary>A policy file with errors.</summary>
/// <param name="File">Its name.</param>
/// <param name="Domain">The domain whose policy it is; null for the whole mesh.</param>
/// <param name="Reason">Its first error.</param>
public sealed record UnusablePolicy(string File, string? Domain, string Reason);
