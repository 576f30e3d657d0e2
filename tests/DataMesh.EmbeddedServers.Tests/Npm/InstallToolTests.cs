using DataMesh.EmbeddedServers.Npm;
using DataMesh.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace DataMesh.EmbeddedServers.Tests.Npm;

/// <summary>With a script in npm's place, which writes what it was asked for and does what a test says.</summary>
public sealed class InstallToolTests : IDisposable
{
    private const string Package = "@test/tool";
    private readonly TempFolder _folder = new();
    private readonly FakeMachine _machine = new() { RealFiles = true };
    private readonly string _calls;
    private readonly string _tools;

    public InstallToolTests()
    {
        _calls = _folder.Combine("calls");
        _tools = _folder.Combine("tools");
        _machine.Variables["PATH"] = _folder.Path;
        _folder.Write("manifest/package.json", """{"optionalDependencies":{"@test/tool":"1.2.3"}}""");
        LockHash("sha512-x");
    }

    [Fact]
    public async Task A_tool_is_installed_once_from_the_lock_without_running_scripts_of_packages()
    {
        Npm("mkdir -p node_modules/@test/tool && echo hello > node_modules/@test/tool/program");

        var folder = await InstallAsync();
        Assert.Equal(folder, await InstallAsync());

        Assert.Equal("hello\n", await File.ReadAllTextAsync(Path.Combine(folder, "program"), TestContext.Current.CancellationToken));
        var call = Assert.Single(Calls());
        Assert.StartsWith("ci --ignore-scripts", call, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_install_that_was_interrupted_is_done_again_from_the_beginning()
    {
        Npm("mkdir -p node_modules/@test/tool && echo half > node_modules/@test/tool/half && kill -9 $$");
        await Assert.ThrowsAsync<ServerFault>(InstallAsync);
        Npm("mkdir -p node_modules/@test/tool && echo whole > node_modules/@test/tool/whole");

        var folder = await InstallAsync();

        Assert.Equal(["whole"], Directory.GetFiles(folder).Select(Path.GetFileName));
        Assert.Empty(Directory.GetDirectories(_tools, "*.unfinished"));
    }

    [Fact]
    public async Task Two_that_install_at_once_install_once()
    {
        Npm("sleep 0.3; mkdir -p node_modules/@test/tool");

        var folders = await Task.WhenAll(InstallAsync(), InstallAsync());

        Assert.Equal(folders[0], folders[1]);
        Assert.Single(Calls());
    }

    [Fact]
    public async Task Another_lock_is_another_folder()
    {
        Npm("mkdir -p node_modules/@test/tool");
        var before = await InstallAsync();
        LockHash("sha512-y");

        Assert.NotEqual(before, await InstallAsync());
    }

    [Fact]
    public async Task A_package_that_the_lock_lacks_is_installed_by_its_exact_version()
    {
        Lock("""{"packages":{}}""");
        Npm("mkdir -p node_modules/@test/tool");

        await InstallAsync();

        Assert.EndsWith(" @test/tool@1.2.3", Assert.Single(Calls()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_npm_leaves_out_is_a_fault_though_npm_says_success()
    {
        Npm("true");

        var fault = await Assert.ThrowsAsync<ServerFault>(InstallAsync);

        Assert.StartsWith("npm could not install the tool (@test/tool 1.2.3): ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_npm_complains_about_is_in_the_sentence()
    {
        Npm("echo 'npm error code ENOTFOUND' >&2; echo 'npm error network request failed' >&2; exit 1");

        Assert.EndsWith("network request failed", (await Assert.ThrowsAsync<ServerFault>(InstallAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_npm_the_remedy_is_named() =>
        Assert.Contains("install Node.js", (await Assert.ThrowsAsync<ServerFault>(InstallAsync)).Message, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private void Lock(string content) => _folder.Write("manifest/package-lock.json", content);

    private void LockHash(string hash) => Lock(
        """{"packages":{"node_modules/@test/tool":{"version":"1.2.3","integrity":"HASH"}}}"""
            .Replace("HASH", hash, StringComparison.Ordinal));

    private void Npm(string script)
    {
        var file = _folder.Write("npm", $"#!/bin/sh\necho \"$@\" >> '{_calls}'\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private string[] Calls() => File.ReadAllLines(_calls);

    private Task<string> InstallAsync()
    {
        var tool = new NpmTool("tool", "the tool", Package, 1) { Manifest = _folder.Combine("manifest") };
        return new InstallTool(_machine, NullLogger<InstallTool>.Instance)
            .InstallAsync(tool, _tools, TestContext.Current.CancellationToken);
    }
}
