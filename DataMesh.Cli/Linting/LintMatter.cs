namespace DataMesh.Cli.Linting;

/// <summary>What is to be looked at.</summary>
internal sealed record LintMatter
{
    /// <summary>Contracts and products, by the folder that they are in.</summary>
    public required IReadOnlyList<LintFolder> Folders { get; init; }

    /// <summary>Full paths of policies and waivers.</summary>
    public required IReadOnlyList<string> Policies { get; init; }

    /// <summary>What is wrong with files before anybody reads them as documents.</summary>
    public required IReadOnlyList<LintFinding> Findings { get; init; }
}
