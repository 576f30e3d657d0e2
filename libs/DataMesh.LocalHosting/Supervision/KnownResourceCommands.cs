namespace Aspire.Hosting.ApplicationModel;

/// <summary>The commands that every resource has.</summary>
public static class KnownResourceCommands
{
    /// <summary>Starts it.</summary>
    public static readonly string StartCommand = "start";

    /// <summary>Stops it until it is started again.</summary>
    public static readonly string StopCommand = "stop";

    /// <summary>Stops it, then starts it.</summary>
    public static readonly string RestartCommand = "restart";
}
