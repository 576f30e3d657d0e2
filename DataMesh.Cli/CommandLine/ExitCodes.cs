namespace DataMesh.Cli.CommandLine;

/// <summary>What a script learns; <c>docs/cli.md</c> lists them.</summary>
internal static class ExitCodes
{
    public const int Clean = 0;

    /// <summary>The command ran, and what it looked at is not as it should be.</summary>
    public const int Findings = 1;

    /// <summary>The command was not understood.</summary>
    public const int Usage = 2;

    /// <summary>The command could not run to its end: a file cannot be read, the catalog does not answer or refuses.</summary>
    public const int NotRun = 3;

    /// <summary>128 + SIGINT, as shells have it.</summary>
    public const int Interrupted = 130;
}
