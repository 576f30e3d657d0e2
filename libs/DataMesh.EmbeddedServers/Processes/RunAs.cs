using System.Globalization;
using System.Runtime.InteropServices;

namespace DataMesh.EmbeddedServers.Processes;

/// <summary>
/// The program's other face: it takes on an account, ties itself to its parent's life and becomes the program it was asked for. The order
/// matters, for the kernel forgets a parent-death signal when credentials change. See docs/decisions/0006-exec-shim.md.
/// <code>run-as {parent} {uid|-} {gid|-} {signal} {file} {argument}…</code>
/// </summary>
internal static partial class RunAs
{
    public const string Verb = "run-as";

    /// <summary>In place of a file: exit 0 if the account can write and search the folder that follows, else 1.</summary>
    public const string CheckFolder = "--check-folder";

    /// <summary>In place of a file: exit 0 if the account can run the file that follows, else 1.</summary>
    public const string CheckProgram = "--check-program";

    public const string SameAccount = "-";
    private const int Fixed = 5;
    private const int SetParentDeathSignal = 1;
    private const int SigPipe = 13;
    private const int CanExecute = 1;
    private const int CanWrite = 2;
    private const int CannotRun = 126;

    /// <summary>Returns only when it did not become another program: the exit code.</summary>
    public static int Become(string[] arguments)
    {
        var parent = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        var signal = int.Parse(arguments[4], CultureInfo.InvariantCulture);
        var target = arguments[Fixed..];

        // Everything that allocates or loads comes first: the account may not be able to read our own files.
        var path = Marshal.StringToCoTaskMemUTF8(target[^1]);
        var vector = ArgumentVector(target);
        _ = SetProcessGroup(0, 0);
        _ = SetSignal(SigPipe, 0);
        if (arguments[2] != SameAccount && !TakeOn(arguments[2], arguments[3]))
        {
            return CannotRun;
        }

        if (target[0] is CheckFolder or CheckProgram)
        {
            return Access(path, target[0] == CheckFolder ? CanExecute | CanWrite : CanExecute) == 0 ? 0 : 1;
        }

        if (OperatingSystem.IsLinux())
        {
            _ = ProcessControl(SetParentDeathSignal, (nuint)signal, 0, 0, 0);
        }

        // The parent may have died before the kernel was asked to tell; then nobody would ever stop this process.
        if (GetParentProcessId() != parent)
        {
            return CannotRun;
        }

        _ = Execute(Marshal.ReadIntPtr(vector), vector);
        PrintError(Marshal.ReadIntPtr(vector));
        return CannotRun;
    }

    private static bool TakeOn(string user, string group)
    {
        var uid = uint.Parse(user, CultureInfo.InvariantCulture);
        var gid = uint.Parse(group, CultureInfo.InvariantCulture);
        return SetGroups(1, [gid]) == 0 && SetGroup(gid) == 0 && SetUser(uid) == 0;
    }

    /// <summary>A null-terminated array of C strings; never freed, for the process is about to become another.</summary>
    private static nint ArgumentVector(string[] target)
    {
        var vector = Marshal.AllocCoTaskMem((target.Length + 1) * nint.Size);
        for (var i = 0; i < target.Length; i++)
        {
            Marshal.WriteIntPtr(vector, i * nint.Size, Marshal.StringToCoTaskMemUTF8(target[i]));
        }

        Marshal.WriteIntPtr(vector, target.Length * nint.Size, 0);
        return vector;
    }

    [LibraryImport("libc", EntryPoint = "setpgid")]
    private static partial int SetProcessGroup(int process, int group);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint SetSignal(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "setgroups")]
    private static partial int SetGroups(nint count, uint[] groups);

    [LibraryImport("libc", EntryPoint = "setgid")]
    private static partial int SetGroup(uint group);

    [LibraryImport("libc", EntryPoint = "setuid")]
    private static partial int SetUser(uint user);

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int ProcessControl(int option, nuint argument2, nuint argument3, nuint argument4, nuint argument5);

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int GetParentProcessId();

    [LibraryImport("libc", EntryPoint = "access")]
    private static partial int Access(nint path, int mode);

    [LibraryImport("libc", EntryPoint = "execv")]
    private static partial int Execute(nint path, nint arguments);

    [LibraryImport("libc", EntryPoint = "perror")]
    private static partial void PrintError(nint text);
}
