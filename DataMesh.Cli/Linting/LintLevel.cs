namespace DataMesh.Cli.Linting;

/// <summary>How much a finding weighs; the names are SARIF's.</summary>
internal enum LintLevel
{
    Note,
    Warning,
    Error,
}
