using System.Runtime.InteropServices;

namespace DataMesh.Query.Sql;

/// <summary>This process. Its exit code, 75 (sysexits.h, EX_TEMPFAIL), asks whoever started it to start it anew.</summary>
internal sealed partial class ThisProcess : IQueryProcess
{
    private const int StartAnew = 75;

    public long Bytes => Environment.WorkingSet;

    /// <summary>Without handlers and finalisers: threads that compute in DuckDB would not let them end.</summary>
    public void End()
    {
        if (OperatingSystem.IsWindows())
        {
            TerminateProcess(-1, StartAnew);
        }
        else
        {
            ExitAtOnce(StartAnew);
        }
    }

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void ExitAtOnce(int code);

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool TerminateProcess(nint process, uint code);
}
