using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace DataMesh.EmbeddedServers.Processes;

/// <summary>A program to run as a child: it dies with us, also when we are killed.</summary>
internal sealed record ChildCommand(string File, IReadOnlyList<string> Arguments)
{
    /// <summary>The account it runs as; null: ours.</summary>
    public Account? Account { get; init; }

    /// <summary>Working directory; null: the folder of temporary files, which every account can enter.</summary>
    public string? Folder { get; init; }

    /// <summary>Variables to set, or with null to remove.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>What it receives when we die; SIGKILL unless it can do better.</summary>
    public Signal OnParentDeath { get; init; } = Signal.Kill;

    internal ProcessStartInfo ToStart()
    {
        var start = new ProcessStartInfo
        {
            WorkingDirectory = Folder ?? Path.GetTempPath(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        if (OperatingSystem.IsWindows())
        {
            start.FileName = File;
        }
        else
        {
            UseShim(start);
        }

        foreach (var argument in Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private void UseShim(ProcessStartInfo start)
    {
        // By the runtime we run on ({root}/shared/Microsoft.NETCore.App/{version}/): our own executable would search one in the usual places
        // only. A self-contained program has none and is its own.
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        var shim = Path.Combine(AppContext.BaseDirectory, "DataMesh.EmbeddedServers");
        if (System.IO.File.Exists(dotnet))
        {
            start.FileName = dotnet;
            start.ArgumentList.Add("exec");
            start.ArgumentList.Add(shim + ".dll");
        }
        else
        {
            start.FileName = shim;
        }

        // The shim lives for milliseconds; a diagnostics socket for it would only litter the temporary folder.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.ArgumentList.Add(RunAs.Verb);
        start.ArgumentList.Add(System.Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        start.ArgumentList.Add(Account?.User.ToString(CultureInfo.InvariantCulture) ?? RunAs.SameAccount);
        start.ArgumentList.Add(Account?.Group.ToString(CultureInfo.InvariantCulture) ?? RunAs.SameAccount);
        start.ArgumentList.Add(((int)OnParentDeath).ToString(CultureInfo.InvariantCulture));
        start.ArgumentList.Add(File);
    }
}
