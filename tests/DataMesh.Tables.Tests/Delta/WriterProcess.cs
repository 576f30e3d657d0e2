using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace DataMesh.Tables.Tests.Delta;

/// <summary>DataMesh.Tables.Probe as a process that can be killed.</summary>
internal sealed class WriterProcess : IDisposable
{
    public const int Killed = 128 + 9;
    private readonly Process _process;
    private readonly Task<string> _errors;

    private WriterProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public static WriterProcess Start(string root, string writer, int first, int end, string step = "never")
    {
        var probe = typeof(WriterProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Probe").Value!;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in (string[])[probe, root, writer, Text(first), Text(end), step])
        {
            start.ArgumentList.Add(word);
        }

        return new(Process.Start(start)!);
    }

    /// <summary>Hears of commits until there were so many, then kills; returns how many it heard of.</summary>
    public async Task<int> KillAfterAsync(int commits)
    {
        for (var heard = 0; heard < commits; heard++)
        {
            if (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is null)
            {
                return heard;
            }
        }

        _process.Kill();
        return commits;
    }

    /// <summary>Waits for the end; returns the exit code, and what the process had to say when it failed.</summary>
    public async Task<(int Code, string Errors)> FinishAsync()
    {
        await _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (_process.ExitCode, await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
