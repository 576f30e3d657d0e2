using System.Collections.Concurrent;
using System.Diagnostics;

namespace DataMesh.EmbeddedServers.Processes;

/// <summary>
/// Starts all child processes from one thread that lives as long as this process: Linux sends a parent-death signal when the
/// <em>thread</em> that forked ends, and a pool's threads end at any time (prctl(2), PR_SET_PDEATHSIG).
/// </summary>
internal static class SpawnThread
{
    private static readonly BlockingCollection<Action> Requests = [];
    private static readonly Lazy<Thread> Thread = new(Start);

    public static Task<Process> StartAsync(ProcessStartInfo start)
    {
        _ = Thread.Value;
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Requests.Add(() =>
        {
            try
            {
                started.SetResult(Process.Start(start) ?? throw new InvalidOperationException($"'{start.FileName}' did not start."));
            }
#pragma warning disable CA1031 // The caller's task carries the exception: the thread must outlive any of them.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                started.SetException(exception);
            }
        });
        return started.Task;
    }

    private static Thread Start()
    {
        var thread = new Thread(() =>
        {
            foreach (var request in Requests.GetConsumingEnumerable())
            {
                request();
            }
        })
        { IsBackground = true, Name = "spawn" };
        thread.Start();
        return thread;
    }
}
