using System.Diagnostics;

namespace DataMesh.LocalHosting.Supervision;

/// <summary>One running process and the lines it writes.</summary>
internal sealed class ChildProcess : IDisposable
{
    /// <summary>How long to read on after the end: a grandchild may keep the pipes open for ever.</summary>
    private static readonly TimeSpan DrainFor = TimeSpan.FromMilliseconds(300);
    private readonly Process _process;

    private ChildProcess(Process process, Action<string, bool> line)
    {
        _process = process;
        Id = process.Id;
        Exited = WaitAsync(ReadAsync(process.StandardOutput, isError: false), ReadAsync(process.StandardError, isError: true));

        async Task ReadAsync(StreamReader reader, bool isError)
        {
            while (await reader.ReadLineAsync() is { } text)
            {
                line(text, isError);
            }
        }
    }

    public int Id { get; }

    /// <summary>The exit code, after the last lines have been read.</summary>
    public Task<int> Exited { get; }

    public static async Task<ChildProcess> StartAsync(
        string assembly,
        IEnumerable<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string> environment,
        Action<string, bool> line)
    {
        // Standard input is a pipe: a service in its own process group must not touch the terminal.
        var start = new ProcessStartInfo(DotNetHost.Path, ["exec", assembly, .. arguments])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (OperatingSystem.IsWindows())
        {
            start.CreateNewProcessGroup = true;
        }

        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new ChildProcess(await ProcessThread.StartAsync(start), line);
    }

    /// <summary>Asks it to end and waits; ends it when it has not by the deadline.</summary>
    public async Task StopAsync(TimeSpan within)
    {
        if (!Exited.IsCompleted)
        {
            Signal.Terminate(_process);
            await Task.WhenAny(Exited, Task.Delay(within));
        }

        if (!Exited.IsCompleted)
        {
            Signal.Kill(_process);
            await Exited;
        }
    }

    public void Kill() => Signal.Kill(_process);

    public void Dispose() => _process.Dispose();

    private async Task<int> WaitAsync(params Task[] readers)
    {
        await _process.WaitForExitAsync();
        await Task.WhenAny(Task.WhenAll(readers), Task.Delay(DrainFor));
        return _process.ExitCode;
    }
}
