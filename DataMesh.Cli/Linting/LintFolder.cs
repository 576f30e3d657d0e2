using DataMesh.Contracts;

namespace DataMesh.Cli.Linting;

/// <summary>Documents of one folder.</summary>
/// <param name="Path">Full path of the folder.</param>
/// <param name="Asked">Documents that are to be looked at.</param>
/// <param name="Beside">Others in the folder, which decide whether a product finds its contracts.</param>
internal sealed record LintFolder(string Path, IReadOnlyList<DocumentText> Asked, IReadOnlyList<DocumentText> Beside);
