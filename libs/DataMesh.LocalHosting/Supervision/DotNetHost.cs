using System.Runtime.InteropServices;

namespace DataMesh.LocalHosting.Supervision;

/// <summary>The dotnet program that runs this process, for its children: no PATH and no DOTNET_ROOT are needed.</summary>
internal static class DotNetHost
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

        // {root}/shared/Microsoft.NETCore.App/{version}/
        var beside = System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(beside) ? beside : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? name;
    }
}
