using System.ComponentModel;
using System.Diagnostics;

namespace DataMesh.EmbeddedServers.Processes;

/// <summary>A running child; disposing it kills what still runs.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan DieWithin = TimeSpan.FromSeconds(1);
    private readonly Process _process;
    private readonly Task _output;

    private ChildProcess(Process process, Action<string> onLine)
    {
        _process = process;
        Id = process.Id;
        _output = Task.WhenAll(ReadAsync(process.StandardOutput, onLine), ReadAsync(process.StandardError, onLine));
        Exited = ExitAsync();

        // Where the kernel has no parent-death signal (macOS), an orderly end of ours must still take the child with it.
        AppDomain.CurrentDomain.ProcessExit += OnOurExit;
    }

    public int Id { get; }

    /// <summary>Completes with the exit code when the child has ended and its output is read.</summary>
    public Task<int> Exited { get; }

    /// <summary>Starts a program; every line it prints goes to <paramref name="onLine"/>, from two threads.</summary>
    /// <exception cref="ServerFault">There is no such program.</exception>
    public static async Task<ChildProcess> StartAsync(ChildCommand command, Action<string> onLine)
    {
        try
        {
            return new ChildProcess(await SpawnThread.StartAsync(command.ToStart()), onLine);
        }
        catch (Win32Exception exception)
        {
            throw new ServerFault($"{command.File} cannot be run: {exception.Message}.", exception);
        }
    }

    /// <summary>Runs a program to its end and returns its exit code and all it printed.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        ChildCommand command, string input, TimeSpan deadline, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        await using var child = await StartAsync(command, line =>
        {
            lock (lines)
            {
                lines.Add(line);
            }
        });
        await child.WriteAsync(input);
        int code;
        try
        {
            code = await child.Exited.WaitAsync(deadline, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new ServerFault($"{command.File} did not end within {deadline.TotalSeconds:0} s.");
        }

        return (code, string.Join('\n', lines));
    }

    public void Send(Signal signal) => signal.Send(Id);

    /// <summary>Asks the child to end and kills it when it does not.</summary>
    public async Task StopAsync(Signal gently, TimeSpan within)
    {
        if (OperatingSystem.IsWindows())
        {
            Kill();
        }

        Send(gently);
        await Task.WhenAny(Exited, Task.Delay(within));
        Kill();
        await Task.WhenAny(Exited, Task.Delay(DieWithin));
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnOurExit;
        Kill();
        await Task.WhenAny(Exited, Task.Delay(DieWithin));
        _process.Dispose();
    }

    private static async Task ReadAsync(StreamReader reader, Action<string> onLine)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            onLine(line);
        }
    }

    private async Task WriteAsync(string input)
    {
        try
        {
            await _process.StandardInput.WriteAsync(input);
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading; its exit code says why.
        }
    }

    private async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync();

        // A grandchild may hold the pipes open for longer than we care.
        await Task.WhenAny(_output, Task.Delay(DieWithin));
        return _process.ExitCode;
    }

    private void OnOurExit(object? sender, EventArgs arguments) => Kill();

    private void Kill()
    {
        try
        {
            if (!_process.HasExited)
            {
                _process.Kill(entireProcessTree: OperatingSystem.IsWindows());
            }
        }
        catch (InvalidOperationException)
        {
            // It ended in between.
        }
    }
}
