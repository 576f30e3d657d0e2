using Aspire.Hosting;

namespace DataMesh.LocalHosting;

/// <summary>What the Local engine needs beyond Aspire's options.</summary>
public sealed class LocalEngineOptions
{
    /// <summary>Folder for one log file a process; none are written when null. Default null.</summary>
    public string? LogFolder { get; set; }

    /// <summary>Shows every line of every process; otherwise warnings, errors and progress. Default false.</summary>
    public bool Verbose { get; set; }

    /// <summary>The project that runs the dashboard with the argument <c>dashboard</c>; no dashboard when null. Default null.</summary>
    public IProjectMetadata? Dashboard { get; set; }

    /// <summary>Folder where the dashboard's project keeps downloaded tools. Default: under the temporary folder.</summary>
    public string ToolFolder { get; set; } = Path.Combine(Path.GetTempPath(), "datamesh-tools");

    /// <summary>First line on the terminal. Default: none.</summary>
    public string? Banner { get; set; }
}
