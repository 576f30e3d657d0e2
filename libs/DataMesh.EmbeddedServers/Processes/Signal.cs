using System.Runtime.InteropServices;

namespace DataMesh.EmbeddedServers.Processes;

/// <summary>POSIX signals by their numbers, which Linux and macOS share.</summary>
internal enum Signal
{
    None = 0,

    /// <summary>For PostgreSQL: fast shutdown (roll back, checkpoint, end).</summary>
    Interrupt = 2,

    /// <summary>For PostgreSQL: immediate shutdown (recovery at the next start).</summary>
    Quit = 3,
    Kill = 9,
    Terminate = 15,
}

internal static partial class SignalExtensions
{
    /// <summary>Sends the signal; false when there is no such process, or it is not ours.</summary>
    public static bool Send(this Signal signal, int process) =>
        !OperatingSystem.IsWindows() && process > 1 && Kill(process, (int)signal) == 0;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
