using DataMesh.Cli.Explaining;

namespace DataMesh.Cli.Tests.CommandLine;

public sealed class UsageTests
{
    [Theory]
    [InlineData("lnt")]
    [InlineData("lint", "--format", "xml")]
    [InlineData("diff", "one")]
    [InlineData("diff", "a", "b", "--timeout", "0")]
    [InlineData("diff", "a", "b", "--catalog", "localhost:5100")]
    [InlineData("policy")]
    public async Task What_is_not_understood_ends_with_2(params string[] arguments)
    {
        using var terminal = new Terminal();
        terminal.Write("a", "x");

        var ending = await terminal.RunAsync(arguments);

        Assert.Equal(2, ending.Code);
        Assert.NotEmpty(ending.Error);
    }

    [Fact]
    public async Task Help_names_every_command()
    {
        using var terminal = new Terminal();

        var ending = await terminal.RunAsync("--help");

        Assert.Equal(0, ending.Code);
        Assert.Contains("  explain <code> ", ending.Out, StringComparison.Ordinal);
        Assert.All(
            ["lint", "diff", "import", "export", "policy", "search", "show", "publish", "explain", "completion"],
            command => Assert.Contains($"  {command} ", ending.Out, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_interrupted_command_ends_with_130()
    {
        using var terminal = Terminal.WithAirports();
        using var interrupted = new CancellationTokenSource();
        await interrupted.CancelAsync();

        var ending = await terminal.RunAsync(interrupted.Token, "lint", "Airports");

        Assert.Equal(130, ending.Code);
    }

    [Theory]
    [InlineData("unknown-field", "no field of the standard")]
    [InlineData("property-removed", "demands a major version")]
    [InlineData("waiver-expired", "no longer is")]
    [InlineData("unknown-document", "neither")]
    public async Task A_code_is_explained_in_the_words_of_the_documentation(string code, string words)
    {
        using var terminal = new Terminal();

        var ending = await terminal.RunAsync("explain", code);

        Assert.Equal(0, ending.Code);
        Assert.Contains(words, ending.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_code_of_the_documentation_is_known() => Assert.True(CodeBook.Codes.Count > 60, $"only {CodeBook.Codes.Count} codes were found");

    [Fact]
    public async Task A_catalog_that_is_away_is_one_sentence_with_its_address()
    {
        using var terminal = new Terminal();
        terminal.Network = () => new FakeNetwork(_ => throw new HttpRequestException("x", new System.Net.Sockets.SocketException(111)));

        var ending = await terminal.RunAsync("diff", "a/b/v1", "a/b/v2");

        Assert.Equal(3, ending.Code);
        Assert.StartsWith("mesh: The catalog at http://localhost:5100 cannot be reached: ", ending.Error, StringComparison.Ordinal);
        Assert.Single(ending.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_page_that_is_no_catalog_s_is_one_sentence()
    {
        using var terminal = new Terminal();
        terminal.Variables["MESH_CATALOG"] = "http://intranet.example";
        terminal.Network = () => new FakeNetwork(_ => new() { Content = new StringContent("<html>", System.Text.Encoding.UTF8, "application/json") });

        var ending = await terminal.RunAsync("diff", "a/b/v1", "a/b/v2");

        Assert.Equal(3, ending.Code);
        Assert.Contains("What answers at http://intranet.example is no catalog of a mesh.", ending.Error, StringComparison.Ordinal);
    }
}
