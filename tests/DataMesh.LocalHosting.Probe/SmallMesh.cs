using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace DataMesh.LocalHosting.Probe;

/// <summary>An AppHost with three processes that are this program: what a test kills must be a process of its own.</summary>
internal static class SmallMesh
{
    /// <param name="settings">
    /// Folder for the logs, then options: <c>--port N</c> for a fixed public port, <c>--unavailable</c> for one that cannot run.
    /// </param>
    public static async Task RunAsync(string[] settings)
    {
        var builder = DistributedApplication.CreateBuilder(settings);
        builder.ConfigureLocalEngine(engine => engine.LogFolder = settings[0]);
        var first = Add(builder, "first");
        if (settings is [_, "--port", var port])
        {
            first.WithEndpoint("http", endpoint => endpoint.Port = int.Parse(port, System.Globalization.CultureInfo.InvariantCulture));
        }

        Add(builder, "second").WaitFor(first);
        Add(builder, "deaf").WithArgs("--deaf");
        if (settings.Contains("--unavailable"))
        {
            builder.AddProject<ThisProject>("missing").WithArgs("exit", "3", "Install the thing.");
        }

        await builder.Build().RunAsync();
    }

    private static IResourceBuilder<ProjectResource> Add(IDistributedApplicationBuilder builder, string name) =>
        builder.AddProject<ThisProject>(name).WithHttpEndpoint().WithHttpHealthCheck("/health");

    private sealed class ThisProject : IProjectOutput
    {
        public string ProjectPath => Path.ChangeExtension(OutputPath, ".csproj");

        public string OutputPath => typeof(ThisProject).Assembly.Location;
    }
}
