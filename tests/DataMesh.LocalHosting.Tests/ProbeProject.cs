using System.Reflection;

namespace DataMesh.LocalHosting.Tests;

/// <summary>The probe, as if its project file were in the folder given: its launchSettings.json is read there.</summary>
internal sealed record ProbeProject(string Folder) : IProjectOutput
{
    public static string Assembly { get; } = typeof(ProbeProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "Probe").Value!;

    public string ProjectPath => Path.Combine(Folder, "Probe.csproj");

    public string OutputPath { get; init; } = Assembly;
}
