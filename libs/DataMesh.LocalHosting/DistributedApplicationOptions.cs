namespace Aspire.Hosting;

/// <summary>How a graph is started.</summary>
public sealed class DistributedApplicationOptions
{
    /// <summary>Command-line arguments, read as configuration.</summary>
    public string[]? Args { get; set; }

    /// <summary>Name of the assembly that describes the graph; the entry assembly when null.</summary>
    public string? AssemblyName { get; set; }

    /// <summary>Folder of the AppHost's project; what its build recorded when null.</summary>
    public string? ProjectDirectory { get; set; }

    /// <summary>Runs without the dashboard. Default false.</summary>
    public bool DisableDashboard { get; set; }
}
