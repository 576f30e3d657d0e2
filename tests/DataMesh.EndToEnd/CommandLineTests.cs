using System.Text.Json;
using Aspire.Hosting.Testing;
using DataMesh.Cli.CommandLine;

namespace DataMesh.EndToEnd;

/// <summary>The command line against the real catalog, through the gateway and, to publish, without it.</summary>
public sealed class CommandLineTests(Mesh mesh)
{
    private const string Airports = "DataMesh.SampleDomains/Airports";

    [Fact]
    public async Task A_product_is_shown_as_the_mesh_has_it()
    {
        var (code, output, error) = await RunAsync("show", "airports/airports", "--catalog", mesh.Gateway.BaseAddress!.AbsoluteUri);

        Assert.Equal((0, ""), (code, error));
        Assert.Matches(@"airports +airports 1\.0\.0 +airport +3,376 +[0-9]+ \w+ ago +pass", output);
        Assert.Matches(@"punctuality/airport-punctuality/v1 +airport-punctuality +yes", output);
        Assert.Contains("how to read it", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_version_is_compared_with_a_file()
    {
        var (code, output, error) = await RunAsync(
            "diff", "airports/airports/v1@1.0.0", $"{Airports}/airports.odcs.yaml", "--catalog", mesh.Gateway.BaseAddress!.AbsoluteUri);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("nothing changed", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publishing_what_the_domain_itself_has_published_changes_nothing()
    {
        var (code, output, error) = await RunAsync("publish", Airports, "--catalog", mesh.App.GetEndpoint("catalog").AbsoluteUri);

        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("unchanged airports/airports 1.0.0 with airports 1.0.0", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policies_are_tried_on_everything_that_is_published()
    {
        var (_, output, error) = await RunAsync("policy", "dry-run", "--catalog", mesh.Gateway.BaseAddress!.AbsoluteUri, "--format", "json");

        var report = JsonDocument.Parse(output).RootElement;
        Assert.Empty(error);
        Assert.True(report.GetProperty("products").GetInt32() >= 3);
        Assert.Contains(report.GetProperty("policies").EnumerateArray(), policy =>
            policy.GetProperty("id").GetString() == "no-cycles" && policy.GetProperty("verdict").GetString() == "Pass");
    }

    [Fact]
    public async Task The_gateway_says_that_it_takes_no_publications()
    {
        var (code, _, error) = await RunAsync("publish", Airports, "--catalog", mesh.Gateway.BaseAddress!.AbsoluteUri);

        Assert.Equal(3, code);
        Assert.Contains("Name the catalog itself by --catalog", error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        using var surroundings = new Surroundings
        {
            In = () => Stream.Null,
            Out = output,
            Error = error,
            IsTerminal = false,
            Folder = Root(),
            Variable = _ => null,
            Time = TimeProvider.System,
            Network = () => new SocketsHttpHandler(),
        };
        var code = await MeshCommand.RunAsync(arguments, surroundings, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DataMesh.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"DataMesh.sln is not above {AppContext.BaseDirectory}.");
    }
}
