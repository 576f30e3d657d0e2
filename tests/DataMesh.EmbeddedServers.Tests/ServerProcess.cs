using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using DataMesh.EmbeddedServers.Processes;
using DataMesh.Testing;

namespace DataMesh.EmbeddedServers.Tests;

/// <summary>The real program, run as an AppHost runs it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan HealthyWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(30);
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly HttpClient _client;
    private readonly Process _process;

    private ServerProcess(string[] arguments, IReadOnlyDictionary<string, string?> environment)
    {
        var address = $"http://127.0.0.1:{FreePort.Find()}";
        _client = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(5) };
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "DataMesh.EmbeddedServers"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["ASPNETCORE_URLS"] = address;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Output => string.Join('\n', _lines);

    public static ServerProcess Start(string[] arguments, IReadOnlyDictionary<string, string?> environment) => new(arguments, environment);

    public async Task<ServerProcess> HealthyAsync()
    {
        await WaitUntil.TrueAsync(
            async () => _process.HasExited ? throw new InvalidOperationException($"It ended: {Output}") : await IsHealthyAsync(),
            HealthyWithin,
            "the server is healthy");
        return this;
    }

    public async Task<bool> IsHealthyAsync()
    {
        try
        {
            return (await _client.GetAsync(new Uri("/health", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException exception) when (exception.InnerException is SocketException or IOException)
        {
            return false;
        }
    }

    public async Task<int> EndAsync()
    {
        using var patience = new CancellationTokenSource(EndsWithin);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async Task<int> TerminateAsync()
    {
        Signal.Terminate.Send(_process.Id);
        return await EndAsync();
    }

    public Task<int> KillAsync()
    {
        Signal.Kill.Send(_process.Id);
        return EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await TerminateAsync();
        }

        _process.Dispose();
        _client.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _lines.Enqueue(line);
        }
    }
}
