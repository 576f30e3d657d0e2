using DataMesh.Testing;

namespace DataMesh.Cli.Tests.Packing;

/// <summary>The program as people get it: packed, installed from a folder, started as a process of its own.</summary>
public sealed class ToolTests(InstalledTool tool) : IClassFixture<InstalledTool>
{
    [Fact]
    public async Task It_is_installed_as_mesh_and_lints_a_domain_with_the_policies_of_the_mesh()
    {
        var (code, output, error) = await tool.RunAsync(Repository.Root, "lint", "DataMesh.SampleDomains/Airports");

        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("nothing is wrong in 2 files; ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Piped_output_has_no_escape_codes()
    {
        using var folder = new TempFolder();
        folder.Write("a.odcs.yaml", "kind: DataContract\n");

        var (code, output, _) = await tool.RunAsync(folder.Path, "lint");
        var list = await tool.RunAsync(Repository.Root, "policy", "list");

        Assert.Equal((1, 0), (code, list.Code));
        Assert.Contains("a.odcs.yaml:1:1: error missing-field", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', output + list.Out);
        Assert.DoesNotContain('│', list.Out);
    }

    [Fact]
    public async Task A_catalog_that_is_away_is_told_with_its_address()
    {
        // Nobody listens at the discard port.
        var (code, _, error) = await tool.RunAsync(Repository.Root, "show", "airports/airports", "--catalog", "http://127.0.0.1:9");

        Assert.Equal(3, code);
        Assert.StartsWith("mesh: The catalog at http://127.0.0.1:9 cannot be reached: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_with_130()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Whether the program listens for the signal is read from /proc.");

        using var folder = new TempFolder();

        // It waits for what is piped in. With jobs, bash leaves the signal to a program in its background, and it is sent once the program listens.
        var script = $$"""
            set -m
            mkfifo pipe && exec 3<>pipe
            "{{tool.Program}}" lint - < pipe & program=$!
            for _ in $(seq 1 400); do
                caught=$(awk '/SigCgt/ {print $2}' /proc/$program/status 2>/dev/null) && (( 0x${caught:-0} & 2 )) && break
                sleep 0.05
            done
            kill -INT $program
            wait $program
            echo $?
            """;
        var (_, output, _) = await InstalledTool.StartAsync(folder.Path, "bash", ["-c", script]);

        Assert.Equal("130", output.Trim().Split('\n')[^1]);
    }
}
