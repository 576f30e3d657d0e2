using System.Collections.Concurrent;
using System.Diagnostics;

namespace DataMesh.LocalHosting.Supervision;

/// <summary>
/// Starts all processes from one thread that never ends. Linux sends a parent-death signal when the *thread* that forked ends, so a process
/// started from the thread pool would be killed whenever the pool retires that thread.
/// </summary>
internal static class ProcessThread
{
    private static readonly BlockingCollection<Action> Work = [];
    private static readonly Lazy<Thread> Worker = new(Begin);

    public static Task<Process> StartAsync(ProcessStartInfo start)
    {
        _ = Worker.Value;
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Work.Add(() =>
        {
            try
            {
                started.SetResult(Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} gave no process."));
            }
            catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or InvalidOperationException or IOException)
            {
                started.SetException(exception);
            }
        });
        return started.Task;
    }

    private static Thread Begin()
    {
        WindowsJob.KillChildrenWithThisProcess();
        var thread = new Thread(() =>
        {
            foreach (var action in Work.GetConsumingEnumerable())
            {
                action();
            }
        })
        {
            IsBackground = true,
            Name = "starts processes",
        };
        thread.Start();
        return thread;
    }
}
