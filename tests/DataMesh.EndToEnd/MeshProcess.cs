using System.Diagnostics;
using System.Globalization;

namespace DataMesh.EndToEnd;

/// <summary>Finds the processes of a resource by the environment that every engine gives them. Linux only.</summary>
internal static class MeshProcess
{
    public static void Kill(string resource, string state)
    {
        var processes = Find(resource, state);
        Assert.NotEmpty(processes);
        foreach (var id in processes)
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
            process.WaitForExit();
        }
    }

    public static IReadOnlyList<int> Find(string resource, string state) =>
    [
        .. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _) && Belongs(name!, resource, state))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture)),
    ];

    private static bool Belongs(string process, string resource, string state)
    {
        try
        {
            // `NAME=value\0NAME=value\0…`
            var variables = File.ReadAllText($"/proc/{process}/environ").Split('\0');
            return variables.Contains($"OTEL_SERVICE_NAME={resource}") && variables.Any(variable => variable.Contains(state, StringComparison.Ordinal));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
