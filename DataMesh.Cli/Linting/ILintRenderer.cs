namespace DataMesh.Cli.Linting;

/// <summary>Writes a report in one format.</summary>
internal interface ILintRenderer
{
    void Write(LintReport report);
}
