using System.Text;

namespace DataMesh.Cli.Tests.Linting;

/// <summary>Whatever a file holds, it is answered with a finding or a sentence.</summary>
public sealed class HostileInputTests
{
    [Fact]
    public async Task What_would_steer_a_terminal_is_shown_as_its_code_point()
    {
        using var terminal = new Terminal { IsTerminal = true };
        terminal.Variables["NO_COLOR"] = "1";
        terminal.Write("a.odcs.yaml", "kind: DataContract\n\"evil\\e[2J\\u202Eliam\": 1\n");

        var ending = await terminal.RunAsync("lint");

        Assert.Equal(1, ending.Code);
        Assert.DoesNotContain('\e', ending.Out);
        Assert.DoesNotContain('\u202E', ending.Out);
        Assert.Contains("evil<U+001B>[2J<U+202E>liam", ending.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alias_bomb_is_a_finding()
    {
        using var terminal = new Terminal();
        var bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (var i = 1; i < 30; i++)
            bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1}]\n");
        terminal.Write("bomb.odcs.yaml", bomb.ToString());

        var ending = await terminal.RunAsync("lint");

        Assert.Equal(1, ending.Code);
        Assert.Contains("error too-many-values", ending.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_bytes_than_UTF_8_are_a_finding_and_other_files_are_looked_at()
    {
        using var terminal = new Terminal();
        File.WriteAllBytes(Path.Combine(terminal.Folder, "latin.odcs.yaml"), [.. "kind: DataContract\nname: "u8, 0xE4, 0xF6]);
        terminal.Write("other.odcs.yaml", "kind: DataContract\n");

        var ending = await terminal.RunAsync("lint");

        Assert.Equal(1, ending.Code);
        Assert.Contains("latin.odcs.yaml:1:1: error unreadable-file: 'latin.odcs.yaml' is no text in UTF-8: line 2 holds other bytes", ending.Out, StringComparison.Ordinal);
        Assert.Contains("other.odcs.yaml:1:1: error missing-field", ending.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_a_document_may_hold_is_not_read_to_its_end()
    {
        using var terminal = new Terminal { InputBytes = new byte[8 * 1024 * 1024] };

        var ending = await terminal.RunAsync("lint", "-", "--stdin-name", "big.odcs.yaml");

        Assert.Equal(1, ending.Code);
        Assert.Contains("big.odcs.yaml:1:1: error too-big", ending.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UTF_16_with_its_mark_is_read()
    {
        using var terminal = new Terminal();
        File.WriteAllText(Path.Combine(terminal.Folder, "a.odcs.yaml"), "kind: DataContract\n", Encoding.Unicode);

        var ending = await terminal.RunAsync("lint");

        Assert.Contains("a.odcs.yaml:1:1: error missing-field", ending.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_links_to_itself_ends()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        using var terminal = Terminal.WithAirports();
        Directory.CreateSymbolicLink(Path.Combine(terminal.Folder, "Airports", "round"), terminal.Folder);

        var ending = await terminal.RunAsync("lint", "Airports");

        Assert.Equal(0, ending.Code);
        Assert.Contains("in 2 files", ending.Out, StringComparison.Ordinal);
    }
}
