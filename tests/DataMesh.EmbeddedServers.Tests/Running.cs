using System.Globalization;

namespace DataMesh.EmbeddedServers.Tests;

/// <summary>Looks at the processes of this machine (Linux).</summary>
internal static class Running
{
    /// <summary>Ids of the programs of that name that have the text among their arguments; zombies have no arguments.</summary>
    public static IReadOnlyList<int> Find(string program, string argument) =>
    [
        .. Directory.GetDirectories("/proc")
            .Select(folder => Path.GetFileName(folder))
            .Where(name => name.All(char.IsAsciiDigit))
            .Where(name => IsIt(name, program, argument))
            .Select(name => int.Parse(name, CultureInfo.InvariantCulture)),
    ];

    /// <summary>User id of a process: <c>Uid:	101	101	101	101</c>.</summary>
    public static uint UserOf(int process) => uint.Parse(
        File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1],
        CultureInfo.InvariantCulture);

    private static bool IsIt(string process, string program, string argument)
    {
        try
        {
            var arguments = File.ReadAllText($"/proc/{process}/cmdline").Split('\0');
            return Path.GetFileName(arguments[0]) == program && arguments.Any(text => text.Contains(argument, StringComparison.Ordinal));
        }
        catch (IOException)
        {
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
