using System.Diagnostics;
using System.Reflection;
using DataMesh.Testing;

namespace DataMesh.Cli.Tests.Packing;

/// <summary>Packs what was built with these tests and installs it from the folder it was packed into; no other feed is asked.</summary>
public sealed class InstalledTool : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly TempFolder _folder = new();

    public string Program => _folder.Combine("tools", OperatingSystem.IsWindows() ? "mesh.exe" : "mesh");

    public async ValueTask InitializeAsync()
    {
        var configuration = typeof(InstalledTool).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        await DotNetAsync("pack", Repository.Combine("DataMesh.Cli"), "--no-build", "-c", configuration, "-o", _folder.Combine("feed"));
        _folder.Write("nuget.config", """
            <configuration>
              <packageSources><clear /><add key="packed" value="feed" /></packageSources>
              <fallbackPackageFolders><clear /></fallbackPackageFolders>
              <config><add key="globalPackagesFolder" value="packages" /></config>
            </configuration>
            """);
        await DotNetAsync(
            "tool", "install", "DataMesh.Cli", "--tool-path", _folder.Combine("tools"), "--configfile", _folder.Combine("nuget.config"));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    internal Task<Ending> RunAsync(string folder, params string[] arguments) => StartAsync(folder, Program, arguments);

    internal static async Task<Ending> StartAsync(string folder, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the test runner was started with is no business of the command, and no build server may outlive the test.
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBUILD_EXE_PATH");
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.StandardInput.Close();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var error = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end within {Patience.TotalMinutes} minutes.");
        }
    }

    private async Task DotNetAsync(params string[] arguments)
    {
        var ending = await StartAsync(_folder.Path, "dotnet", arguments);
        Assert.True(ending.Code == 0, ending.Out + ending.Error);
    }
}
