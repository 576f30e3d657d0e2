using System.Diagnostics;

namespace DataMesh.Cli.Tests.Completing;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("mesh li", "lint")]
    [InlineData("mesh lint --fo", "--format")]
    [InlineData("mesh lint --format s", "sarif")]
    [InlineData("mesh completion z", "zsh")]
    [InlineData("mesh explain unknown-f", "unknown-field")]
    [InlineData("mesh policy explain no-cy", "no-cycles")]
    public async Task What_could_come_next_is_suggested(string line, string suggestion)
    {
        using var terminal = Terminal.WithAirports();

        var ending = await terminal.RunAsync($"[suggest:{line.Length}]", line);

        Assert.Equal(0, ending.Code);
        Assert.Contains(suggestion, ending.Out.Split(Environment.NewLine));
    }

    [Theory]
    [InlineData("bash", "complete -F")]
    [InlineData("zsh", "compdef")]
    [InlineData("fish", "complete -c mesh")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Each_shell_has_its_script(string shell, string registers)
    {
        using var terminal = new Terminal();

        var ending = await terminal.RunAsync("completion", shell);

        Assert.Equal(0, ending.Code);
        Assert.Contains(registers, ending.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mesh pol", "policy")]
    [InlineData("mesh lint --st", "--stdin-name --strict")]
    [InlineData("mesh lint Air", "Airports")]
    [InlineData("mesh diff Airports/airports.odp", "Airports/airports.odps.yaml")]
    public async Task Bash_completes_with_it(string line, string replies)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no bash.");
        using var terminal = Terminal.WithAirports();
        var script = (await terminal.RunAsync("completion", "bash")).Out;
        var program = Path.Combine(AppContext.BaseDirectory, "mesh");
        var words = line.Split(' ');

        var answer = await BashAsync(terminal.Folder, $$"""
            mesh() { "{{program}}" "$@"; }
            {{script}}
            complete -p mesh
            COMP_WORDS=({{line}}); COMP_CWORD={{words.Length - 1}}; COMP_LINE="{{line}}"; COMP_POINT={{line.Length}}
            _mesh_complete
            echo "${COMPREPLY[@]}"
            """);

        Assert.Equal($"complete -F _mesh_complete mesh\n{replies}\n", answer);
    }

    private static async Task<string> BashAsync(string folder, string script)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", script])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        })!;
        var output = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output;
    }
}
