namespace DataMesh.Cli.Linting;

/// <summary>What is to be linted, and how it is to be told.</summary>
internal sealed record LintWish(IReadOnlyList<string> Paths)
{
    public string? Policies { get; init; }

    public bool Strict { get; init; }

    /// <summary>What is piped in is called so.</summary>
    public string? NameOfInput { get; init; }

    public string Format { get; init; } = "human";
}
