using System.Collections.Concurrent;
using System.Globalization;
using DataMesh.EmbeddedServers.Npm;
using DataMesh.EmbeddedServers.Processes;
using DataMesh.EmbeddedServers.Serving;

namespace DataMesh.EmbeddedServers.Dashboard;

/// <summary>Runs the Aspire dashboard, open to this machine: traces, metrics and logs of the mesh.</summary>
internal sealed partial class RunDashboard(
    DashboardSettings settings, InstallTool install, Readiness readiness, TimeProvider time, ILogger<RunDashboard> logger) : IServer
{
    private const string Title = "the dashboard";
    private const int KeptLines = 20;
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(1.5);

    /// <summary>Ours, not the dashboard's: it would take our addresses and settings for its own.</summary>
    private static readonly string[] OwnVariables = ["ASPNETCORE_", "DOTNET_ENVIRONMENT", "OTEL_", "LOGGING__", "DATAMESH_"];
    private readonly ConcurrentQueue<string> _said = new();

    public async Task RunAsync(CancellationToken stopping)
    {
        readiness.NotReady("Installing the dashboard.");
        var folder = await install.InstallAsync(NpmTool.Dashboard, settings.Tools, stopping);
        foreach (var (port, setting) in settings.Ports)
        {
            FreePort.Require(port, Title, setting);
        }

        var pauses = new Pauses(time);
        var wasReady = false;
        while (true)
        {
            pauses.Begin();
            _said.Clear();
            wasReady |= await LiveAsync(folder, stopping);
            var reason = string.Join(' ', _said).Trim();
            if (!wasReady)
            {
                throw new ServerFault($"The dashboard did not start: {reason}");
            }

            readiness.NotReady($"The dashboard ended: {reason}");
            Log.StartingAgain(logger, pauses.Next.TotalSeconds);
            await pauses.TakeAsync(stopping);
        }
    }

    /// <summary>One life of the dashboard; true if it was ready once.</summary>
    private async Task<bool> LiveAsync(string folder, CancellationToken stopping)
    {
        await using var child = await ChildProcess.StartAsync(Command(folder), Hear);
        try
        {
            if (!await AnswersAsync(child.Exited, stopping))
            {
                return false;
            }

            readiness.Ready();
            Log.Ready(logger, settings.Frontend);
            await child.Exited.WaitAsync(stopping);
            return true;
        }
        finally
        {
            await child.StopAsync(Signal.Terminate, StopWithin);
        }
    }

    private ChildCommand Command(string folder)
    {
        // Keys that keep a browser's session alive over restarts go here, not into the person's own home.
        var home = Directory.CreateDirectory(Path.Combine(settings.Tools, "dashboard-home")).FullName;
        var environment = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => Array.Exists(OwnVariables, own => name.StartsWith(own, StringComparison.OrdinalIgnoreCase)))
            .ToDictionary(name => name, _ => (string?)null);
        environment["HOME"] = home;

        // As Directory.Build.props sets it for our own processes.
        environment["DOTNET_TC_CallCountingDelayMs"] = "2000";
        return new ChildCommand(
            Path.Combine(folder, OperatingSystem.IsWindows() ? "aspire-managed.exe" : "aspire-managed"),
            [
                "dashboard",
                $"--ASPNETCORE_URLS={Address(settings.Frontend)}",
                $"--ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL={Address(settings.OtlpGrpc)}",
                $"--ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL={Address(settings.OtlpHttp)}",
                "--ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS=true",
                "--ASPIRE_DASHBOARD_API_ENABLED=true",
            ])
        { Environment = environment, Folder = folder };
    }

    private async Task<bool> AnswersAsync(Task ended, CancellationToken stopping)
    {
        using var client = new HttpClient { BaseAddress = new Uri(Address(settings.Frontend)) };
        while (!ended.IsCompleted)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/api/telemetry/resources", UriKind.Relative), stopping);
                if (answer.IsSuccessStatusCode)
                {
                    return true;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(PollEvery, time, stopping);
        }

        return false;
    }

    private void Hear(string line)
    {
        Log.Said(logger, line);
        _said.Enqueue(line);
        while (_said.Count > KeptLines)
        {
            _said.TryDequeue(out _);
        }
    }

    /// <summary>By name, so that a browser's and a service's "localhost" both reach it, over either protocol.</summary>
    private static string Address(int port) => string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}");

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The Aspire dashboard is ready on http://localhost:{Port}")]
        public static partial void Ready(ILogger logger, int port);

        [LoggerMessage(LogLevel.Debug, "{Line}")]
        public static partial void Said(ILogger logger, string line);

        [LoggerMessage(LogLevel.Warning, "The dashboard ended and is started again in {Seconds} s")]
        public static partial void StartingAgain(ILogger logger, double seconds);
    }
}
