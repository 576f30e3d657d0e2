using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace DataMesh.ServiceDefaults.Telemetry;

/// <summary>
/// Default log levels: our own categories speak at Information, frameworks from Warning. Lowest in the order of configuration, so that a
/// settings file, a variable (<c>Logging__LogLevel__…</c>) or an argument changes any of them.
/// </summary>
internal static class LogLevels
{
    private const string Section = "Logging:LogLevel:";

    private static readonly Dictionary<string, string?> Levels = new()
    {
        [Section + "Default"] = "Information",
        [Section + "Microsoft.AspNetCore"] = "Warning",
        [Section + "Microsoft.EntityFrameworkCore"] = "Warning",

        // A failed command is an exception, and whoever catches it says what it means.
        [Section + "Microsoft.EntityFrameworkCore.Database.Command"] = "Critical",

        // A failing check is said by the probe's answer and by whoever probes; not by us at every probe.
        [Section + "Microsoft.Extensions.Diagnostics.HealthChecks"] = "Critical",
        [Section + "Microsoft.Extensions.ServiceDiscovery"] = "Warning",
        [Section + "System.Net.Http.HttpClient"] = "Warning",

        // A retried call is not news; a call that failed for good is said by its caller.
        [Section + "Polly"] = "Critical",
        [Section + "Npgsql"] = "Warning",
        [Section + "Hangfire"] = "Warning",
        [Section + "Yarp"] = "Warning",
    };

    public static void AddDefaults(IConfigurationBuilder configuration) =>
        configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Levels });
}
