using System.Globalization;
using System.Runtime.InteropServices;

namespace DataMesh.ServiceDefaults.Lifetime;

/// <summary>
/// Ties the process to the supervisor that started it (<c>DATAMESH_SUPERVISOR_PID</c>): it leaves the terminal's process group, so that
/// Ctrl+C reaches the supervisor alone and services stop in order, and it dies with the supervisor, even with one killed by SIGKILL.
/// On Windows the supervisor's job object does the same.
/// </summary>
internal static partial class SupervisorBinding
{
    public const string Variable = "DATAMESH_SUPERVISOR_PID";
    private const int SetParentDeathSignal = 1;
    private const int SigKill = 9;
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(1);
    private static Timer? _poll;

    public static void Bind()
    {
        if (OperatingSystem.IsWindows()
            || !int.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out var supervisor)
            || supervisor == Environment.ProcessId)
        {
            return;
        }

        _ = SetProcessGroup(0, 0);
        if (OperatingSystem.IsLinux())
        {
            _ = ProcessControl(SetParentDeathSignal, SigKill, 0, 0, 0);
            ExitIfOrphaned(supervisor);
            return;
        }

        ExitIfOrphaned(supervisor);
        _poll ??= new Timer(_ => ExitIfOrphaned(supervisor), state: null, PollEvery, PollEvery);
    }

    /// <summary>The supervisor may have died before the signal was asked for; then nobody would ever stop this process.</summary>
    private static void ExitIfOrphaned(int supervisor)
    {
        if (GetParentProcessId() != supervisor)
        {
            Environment.Exit(0);
        }
    }

    [LibraryImport("libc", EntryPoint = "setpgid", SetLastError = true)]
    private static partial int SetProcessGroup(int process, int group);

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int GetParentProcessId();

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    private static partial int ProcessControl(int option, nuint argument2, nuint argument3, nuint argument4, nuint argument5);
}
