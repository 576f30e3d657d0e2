using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace DataMesh.Benchmarks;

/// <summary>A process under measurement; killed with all its children when disposed.</summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public static ChildProcess Start(string file, IEnumerable<string> arguments, string folder, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process);
    }

    /// <summary>This program again, in one of its other roles.</summary>
    public static ChildProcess StartSelf(params string[] arguments) =>
        Start(Environment.ProcessPath!, arguments, AppContext.BaseDirectory);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until the address answers 200 and the answer satisfies the condition, asking every 20 ms.</summary>
    public async Task WaitForAsync(HttpClient http, string address, Func<string, bool> condition)
    {
        var deadline = Stopwatch.StartNew();
        while (deadline.Elapsed < Patience)
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"The process ended with {_process.ExitCode} before {address} answered.");
            }

            try
            {
                using var response = await http.GetAsync(new Uri(address));
                if (response.IsSuccessStatusCode && condition(await response.Content.ReadAsStringAsync()))
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(20);
        }

        throw new TimeoutException($"{address} did not answer as expected within {Patience}.");
    }

    public Task WaitForExitAsync() => _process.WaitForExitAsync();

    /// <summary>Asks the process, and a `dotnet run` around it, to stop, and waits for that.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("pkill", ["-TERM", "-P", Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        _process.WaitForExit(TimeSpan.FromSeconds(10));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
