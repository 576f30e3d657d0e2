namespace DataMesh.Cli.CommandLine;

/// <summary>Something outside of the program keeps a command from running; the message is a sentence for the person who called.</summary>
internal sealed class NotRunException(string sentence) : Exception(sentence)
{
    /// <summary>What the program ends with.</summary>
    public int ExitCode { get; init; } = ExitCodes.NotRun;

    /// <summary>The command was understood, and what it was given cannot be meant.</summary>
    public static NotRunException Misused(string sentence) => new(sentence) { ExitCode = ExitCodes.Usage };
}
