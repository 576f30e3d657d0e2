namespace Aspire.Hosting.ApplicationModel;

/// <summary>The states of a resource.</summary>
public static class KnownResourceStates
{
    /// <summary>Nobody has asked it to start.</summary>
    public static readonly string NotStarted = "NotStarted";

    /// <summary>It waits for another resource.</summary>
    public static readonly string Waiting = "Waiting";

    /// <summary>Its process is being started, or started again after a crash.</summary>
    public static readonly string Starting = "Starting";

    /// <summary>Its process runs.</summary>
    public static readonly string Running = "Running";

    /// <summary>Its process was told to end.</summary>
    public static readonly string Stopping = "Stopping";

    /// <summary>Its process was stopped, or crashed too often to be started again.</summary>
    public static readonly string Exited = "Exited";

    /// <summary>Its process ended by itself with exit code 0.</summary>
    public static readonly string Finished = "Finished";

    /// <summary>No process could be started.</summary>
    public static readonly string FailedToStart = "FailedToStart";

    /// <summary>Nothing happens in these states unless somebody starts the resource again.</summary>
    public static readonly IReadOnlyList<string> TerminalStates = [Finished, FailedToStart, Exited];
}
