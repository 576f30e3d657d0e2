using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using DataMesh.LocalHosting.Supervision;
using DataMesh.Testing;

namespace DataMesh.LocalHosting.Tests.Supervision;

/// <summary>An AppHost as a process of its own, ended in every way that one can end.</summary>
public sealed class HostProcessTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TempFolder _logs = new();
    private readonly List<string> _output = [];
    private Process? _host;

    public void Dispose()
    {
        _host?.Kill(entireProcessTree: true);
        _host?.Dispose();
        _logs.Dispose();
    }

    [Theory(Skip = "Signals are POSIX.", SkipWhen = nameof(IsWindows))]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task A_signal_stops_everything_within_five_seconds_even_a_process_that_does_not_listen(string signal)
    {
        var children = await StartAsync();
        var clock = Stopwatch.StartNew();

        await SendAsync(signal);
        await _host!.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Equal(0, _host.ExitCode);
        Assert.DoesNotContain(children, IsAlive);
    }

    [Fact(Skip = "Signals are POSIX.", SkipWhen = nameof(IsWindows))]
    public async Task A_second_interrupt_ends_everything_at_once()
    {
        var children = await StartAsync();
        await SendAsync("INT");
        await WaitUntil.TrueAsync(() => Output().Any(line => line == "Stopping."), Patience, "the first interrupt to be taken");

        // A person's second Ctrl+C comes later than half a second; the deaf process makes the orderly stop last longer than that.
        await Task.Delay(TimeSpan.FromMilliseconds(700), TestContext.Current.CancellationToken);
        await SendAsync("INT");
        await _host!.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(130, _host.ExitCode);
        await WaitUntil.TrueAsync(() => !children.Any(IsAlive), Patience, "all processes to be gone");
    }

    [Fact(Skip = "The kernel's parent-death signal is Linux'.", SkipUnless = nameof(IsLinux))]
    public async Task No_process_outlives_an_AppHost_that_is_killed()
    {
        var children = await StartAsync();

        _host!.Kill();

        await WaitUntil.TrueAsync(() => !children.Any(IsAlive), TimeSpan.FromSeconds(5), "all processes to be gone");
    }

    [Fact]
    public async Task A_taken_port_ends_the_AppHost_with_one_sentence_before_anything_starts()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        Launch("--port", port);
        await _host!.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, _host.ExitCode);
        Assert.StartsWith($"Port {port}, which 'first' needs, is taken", Assert.Single(Output()), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_logs.Combine("logs")));
    }

    [Fact]
    public async Task A_resource_that_cannot_run_here_ends_the_AppHost_with_its_sentence()
    {
        Launch("--unavailable");
        await _host!.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, _host.ExitCode);
        Assert.Contains(Output(), line => line == "'missing' is not available: Install the thing.");
    }

    public static bool IsWindows => OperatingSystem.IsWindows();

    public static bool IsLinux => OperatingSystem.IsLinux();

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<int>> StartAsync()
    {
        Launch();
        await WaitUntil.TrueAsync(() => Output().Any(
            line => line.StartsWith("Everything runs", StringComparison.Ordinal)), Patience, string.Join('\n', Output()));
        var children = await ChildrenAsync();
        Assert.Equal(3, children.Count);
        return children;
    }

    private void Launch(params string[] settings)
    {
        // Where tests run in the background their signals may be ignored, and that is inherited: `env` gives the host the terminal's.
        var start = new ProcessStartInfo(
            "env", ["--default-signal=INT,QUIT,HUP", DotNetHost.Path, "exec", ProbeProject.Assembly, "host", _logs.Combine("logs"), .. settings])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _host = Process.Start(start)!;
        _host.OutputDataReceived += Record;
        _host.ErrorDataReceived += Record;
        _host.BeginOutputReadLine();
        _host.BeginErrorReadLine();
    }

    private void Record(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.AddRange(line.Data is { } text ? [text] : []);
        }
    }

    private List<string> Output()
    {
        lock (_output)
        {
            return [.. _output];
        }
    }

    private async Task SendAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _host!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private async Task<IReadOnlyList<int>> ChildrenAsync()
    {
        using var ps = Process.Start(new ProcessStartInfo(
            "ps", ["-o", "pid=", "--ppid", _host!.Id.ToString(CultureInfo.InvariantCulture)])
        { RedirectStandardOutput = true })!;
        var text = await ps.StandardOutput.ReadToEndAsync();
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(
            line => int.Parse(line.Trim(), CultureInfo.InvariantCulture))];
    }
}
