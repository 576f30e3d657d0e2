#if MESH_ENGINE_ASPIRE
using System.ComponentModel;
using System.Diagnostics;

namespace DataMesh.AppHost.Servers;

/// <summary>Whether containers can be run here.</summary>
internal static class ContainerEngine
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly Lazy<bool> Answers = new(() => IsAnswering("docker") || IsAnswering("podman"));

    /// <summary>A published mesh always uses containers; one that runs here uses them when an engine answers.</summary>
    public static bool IsUsedBy(Mesh mesh) => mesh.Builder.ExecutionContext.IsPublishMode || Answers.Value;

    private static bool IsAnswering(string engine)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(engine, ["info"]) { RedirectStandardOutput = true, RedirectStandardError = true });
            return process is not null && process.WaitForExit(Patience) && process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            // Not installed.
            return false;
        }
    }
}
#endif
