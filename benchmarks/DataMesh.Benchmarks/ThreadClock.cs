using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DataMesh.Benchmarks;

/// <summary>Processor time of the calling thread, collections included that it makes itself: what others do on the machine does not count.</summary>
internal static class ThreadClock
{
    private const int ThreadCpuTime = 3;

    /// <summary>True when the clock is the thread's; elsewhere than on Linux it is the wall's.</summary>
    public static bool IsProcessorTime { get; } = OperatingSystem.IsLinux();

    /// <summary>Milliseconds since some moment.</summary>
    public static double Now()
    {
        if (!IsProcessorTime)
            return Stopwatch.GetElapsedTime(0).TotalMilliseconds;
        return ClockGetTime(ThreadCpuTime, out var time) == 0
            ? (time.Seconds * 1000d) + (time.Nanoseconds / 1_000_000d)
            : throw new InvalidOperationException("The thread's clock cannot be read.");
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ClockGetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
