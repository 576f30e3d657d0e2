using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using DataMesh.Operations.Tests.Settings;
using DataMesh.Testing;

namespace DataMesh.Operations.Tests;

/// <summary>A published process that knows nothing but the settings it is given, each of which stands in the table of docs/operations.md.</summary>
internal sealed class MeshProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly string[] Kept = ["PATH", "HOME", "DOTNET_ROOT", "TMPDIR"];
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly HttpClient _http;
    private readonly Process _process;
    private bool _isDisposed;

    private MeshProcess(string program, string[] arguments, Uri address, IReadOnlyDictionary<string, string> settings)
    {
        Address = address;
        _http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(15) };
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(program)!,
        };
        foreach (var name in start.Environment.Keys.Except(Kept).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in settings.Append(new("ASPNETCORE_URLS", address.ToString())))
        {
            Assert.True(SettingsTable.Knows(name), $"{name} is missing in the table of docs/operations.md.");
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data, _errors);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public HttpClient Http => _http;

    public string Output => string.Join('\n', _lines);

    /// <summary>What it wrote to standard error, which the console's logger, on a thread of its own, cannot get between.</summary>
    public string Errors => string.Join('\n', _errors);

    public static MeshProcess Start(string program, Uri address, IReadOnlyDictionary<string, string> settings, params string[] arguments) =>
        new(program, arguments, address, settings);

    /// <summary>An address that nobody listens on now.</summary>
    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>The status that a path answers with, or null while nobody answers.</summary>
    public async Task<HttpStatusCode?> StatusAsync(string path)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri(path, UriKind.Relative));
            return response.StatusCode;
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    public Task UntilAsync(string path, HttpStatusCode status) => UntilAsync(async () => await StatusAsync(path) == status, $"{path} answers {(int)status}");

    public Task UntilSaidAsync(string sentence) =>
        UntilAsync(() => Task.FromResult(Output.Contains(sentence, StringComparison.Ordinal)), $"it says '{sentence}'");

    /// <summary>Waits for the end and returns the exit code.</summary>
    public async Task<int> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>SIGTERM, as systemd and every orchestrator stop a process.</summary>
    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        return await EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _http.Dispose();
    }

    private async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        try
        {
            await WaitUntil.TrueAsync(
                async () => _process.HasExited ? throw new InvalidOperationException("It ended.") : await condition(), Patience, what);
        }
        catch (Exception failure) when (failure is TimeoutException or InvalidOperationException)
        {
            Assert.Fail($"Not true of {_process.StartInfo.ArgumentList[0]}: {what}. {failure.Message} It said:\n{Output}");
        }
    }

    private void Keep(string? line, ConcurrentQueue<string>? also = null)
    {
        if (line is not null)
        {
            _lines.Enqueue(line);
            also?.Enqueue(line);
        }
    }
}
