using System.Diagnostics;
using System.Globalization;

namespace DataMesh.EndToEnd;

/// <summary>Finds the processes of a resource by the environment that every engine gives them. Linux only.</summary>
internal static class MeshProcess
{
    public static void Kill(string resource)
    {
        var processes = Find(resource);
        Assert.NotEmpty(processes);
        foreach (var id in processes)
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
            process.WaitForExit();
        }
    }

    private static List<int> Find(string resource) =>
    [
        .. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _) && Belongs(name!, resource))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture)),
    ];

    /// <summary>Ours and not of another mesh on the machine: this process is among its ancestors.</summary>
    private static bool Belongs(string process, string resource)
    {
        try
        {
            // `NAME=value\0NAME=value\0…`
            var variables = File.ReadAllText($"/proc/{process}/environ").Split('\0');
            return variables.Contains($"OTEL_SERVICE_NAME={resource}") && Ancestors(process).Contains(Environment.ProcessId);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static IEnumerable<int> Ancestors(string process)
    {
        for (var current = process; current != "0";)
        {
            // `pid (name) state ppid …`, and a name may hold anything, parentheses included.
            var stat = File.ReadAllText($"/proc/{current}/stat");
            current = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
            yield return int.Parse(current, CultureInfo.InvariantCulture);
        }
    }
}
