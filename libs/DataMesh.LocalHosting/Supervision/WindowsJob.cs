using System.Runtime.InteropServices;

namespace DataMesh.LocalHosting.Supervision;

/// <summary>
/// On Windows, puts this process into a job object that kills all its members when the last handle closes, that is with this process.
/// </summary>
internal static partial class WindowsJob
{
    private const int ExtendedLimits = 9;
    private const uint KillOnClose = 0x2000;

    public static void KillChildrenWithThisProcess()
    {
        if (!OperatingSystem.IsWindows())
        {
            return;
        }

        // The handle is never closed: Windows does that when this process ends, however it ends.
        var job = CreateJobObject(0, null);
        var limits = new ExtendedLimitInformation { BasicLimits = { LimitFlags = KillOnClose } };
        _ = SetInformationJobObject(job, ExtendedLimits, ref limits, (uint)Marshal.SizeOf<ExtendedLimitInformation>());
        _ = AssignProcessToJobObject(job, GetCurrentProcess());
    }

    [LibraryImport("kernel32", EntryPoint = "CreateJobObjectW", StringMarshalling = StringMarshalling.Utf16)]
    private static partial nint CreateJobObject(nint attributes, string? name);

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetInformationJobObject(
        nint job, int informationClass, ref ExtendedLimitInformation information, uint length);

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool AssignProcessToJobObject(nint job, nint process);

    [LibraryImport("kernel32")]
    private static partial nint GetCurrentProcess();

    /// <summary>JOBOBJECT_BASIC_LIMIT_INFORMATION.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct BasicLimitInformation
    {
        public long PerProcessUserTimeLimit;
        public long PerJobUserTimeLimit;
        public uint LimitFlags;
        public nuint MinimumWorkingSetSize;
        public nuint MaximumWorkingSetSize;
        public uint ActiveProcessLimit;
        public nuint Affinity;
        public uint PriorityClass;
        public uint SchedulingClass;
    }

    /// <summary>JOBOBJECT_EXTENDED_LIMIT_INFORMATION; the six counters are IO_COUNTERS.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct ExtendedLimitInformation
    {
        public BasicLimitInformation BasicLimits;
        public ulong Io1;
        public ulong Io2;
        public ulong Io3;
        public ulong Io4;
        public ulong Io5;
        public ulong Io6;
        public nuint ProcessMemoryLimit;
        public nuint JobMemoryLimit;
        public nuint PeakProcessMemoryUsed;
        public nuint PeakJobMemoryUsed;
    }
}
