using System.Collections;
using Aspire.Hosting.ApplicationModel;
using DataMesh.LocalHosting.Graph;
using Microsoft.Extensions.Hosting;

namespace DataMesh.LocalHosting.Launch;

/// <summary>
/// Puts together all variables of one process: see the environment contract in <c>docs/decisions/0001-two-engines.md</c>.
/// </summary>
internal sealed class ProcessEnvironment(
    Aspire.Hosting.DistributedApplicationExecutionContext execution, IHostEnvironment appHost, Telemetry telemetry)
{
    /// <summary>
    /// These describe the AppHost itself. A project without a launch profile therefore runs as Production. The last is of a service
    /// that only
    /// Aspire's AppHost has: a dashboard that finds it asks for its credentials.
    /// </summary>
    private static readonly HashSet<string> NotInherited = new(StringComparer.OrdinalIgnoreCase)
    {
        "ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "DOTNET_LAUNCH_PROFILE", "ASPIRE_LOGLEVEL",
        "ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL",
    };

    public async Task<Dictionary<string, string>> BuildAsync(
        IResource resource, string instance, IReadOnlyDictionary<EndpointAnnotation, int> targetPorts, CancellationToken cancellationToken)
    {
        var context = new EnvironmentCallbackContext(execution, resource, [], cancellationToken);
        telemetry.AddTo(context.EnvironmentVariables, resource.Name, instance, appHost.IsDevelopment());
        foreach (var annotation in resource.Annotations.OfType<EnvironmentAnnotation>().ToList())
        {
            await annotation.Callback(context);
        }

        context.EnvironmentVariables["DATAMESH_SUPERVISOR_PID"] = FormattableString.Invariant($"{Environment.ProcessId}");
        var variables = Inherited();
        var asker = new ValueProviderContext { Caller = resource, TargetPorts = targetPorts };
        foreach (var (name, value) in context.EnvironmentVariables)
        {
            if (await Resolve.TextAsync(value, asker, cancellationToken) is { } text)
            {
                variables[name] = text;
            }
        }

        return variables;
    }

    private static Dictionary<string, string> Inherited() => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .Where(entry => !NotInherited.Contains((string)entry.Key))
        .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? string.Empty);
}
