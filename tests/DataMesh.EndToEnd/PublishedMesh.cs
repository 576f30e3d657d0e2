#if MESH_ENGINE_ASPIRE
using System.Diagnostics;

namespace DataMesh.EndToEnd;

/// <summary>What <c>aspire publish</c> writes for one place; nothing is built into images and nothing is started.</summary>
internal static class PublishedMesh
{
    /// <summary>Publishes into <paramref name="folder"/>, from an AppHost that is built for the place beside the one under test.</summary>
    public static async Task PublishAsync(string place, string folder, CancellationToken ct)
    {
        using var publish = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                "run", "--project", Path.Combine(Root(), "DataMesh.AppHost"), "--artifacts-path", Path.Combine(folder, "artifacts"),
                "--no-launch-profile", "-p:MeshEngine=Aspire", $"-p:MeshDeploy={place}", "--",
                "--operation", "publish", "--step", "publish", "--output-path", Path.Combine(folder, "out"),
                // Aspire remembers what was given, one file an environment: not this machine's real deployment's.
                "--environment", nameof(PublishedMeshTests),
            ])
        {
            RedirectStandardOutput = true,
            // Asked for otherwise, and nobody is here to answer.
            Environment = { ["Parameters__hosts"] = "data.example.org" },
        })!;
        var output = await publish.StandardOutput.ReadToEndAsync(ct);
        await publish.WaitForExitAsync(ct);
        Assert.True(publish.ExitCode == 0, output);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DataMesh.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"DataMesh.sln is not above {AppContext.BaseDirectory}.");
        }

        return folder.FullName;
    }
}
#endif
