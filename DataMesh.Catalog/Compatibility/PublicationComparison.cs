using DataMesh.Client;

namespace DataMesh.Catalog.Compatibility;

/// <summary>How a publication differs from what is promised now.</summary>
/// <param name="Differences">What changes, a contract each; from the newest major version before it for a new one.</param>
/// <param name="Refusals">Why it cannot be published, a sentence each with the remedy.</param>
/// <param name="Majors">New major versions.</param>
internal sealed record PublicationComparison(
    IReadOnlyList<VersionChange> Differences, IReadOnlyList<string> Refusals, IReadOnlyList<NewMajor> Majors);
