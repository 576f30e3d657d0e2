using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DataMesh.LocalHosting.Supervision;

/// <summary>Asks a process to end, or ends it.</summary>
internal static partial class Signal
{
    private const int SigTerm = 15;
    private const int SigKill = 9;
    private const uint ControlBreak = 1;

    /// <summary>SIGTERM; on Windows Ctrl+Break, which .NET hosts take as a request to stop.</summary>
    public static void Terminate(Process process)
    {
        if (OperatingSystem.IsWindows())
        {
            _ = GenerateConsoleCtrlEvent(ControlBreak, (uint)process.Id);
            return;
        }

        _ = Kill(process.Id, SigTerm);
    }

    /// <summary>SIGKILL to the process and to the group that it leads, so that its own children go with it.</summary>
    public static void Kill(Process process)
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = Kill(-process.Id, SigKill);
            _ = Kill(process.Id, SigKill);
            return;
        }

        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended in the meantime.
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GenerateConsoleCtrlEvent(uint controlEvent, uint processGroup);
}
