using System.Text.RegularExpressions;
using DataMesh.Client;
using DataMesh.Contracts;

namespace DataMesh.Sdk.Tests.Guide;

/// <summary>docs/sdk.md shows what is compiled, read and run here, and nothing else.</summary>
public sealed partial class GuideTests
{
    private static readonly string Root = FindRoot();
    private static readonly string Guide = File.ReadAllText(Path.Combine(Root, "docs", "sdk.md"));

    [Fact]
    public void Every_program_of_the_guide_is_one_that_is_compiled()
    {
        var compiled = Regions().Matches(File.ReadAllText(Path.Combine(Root, "tests", "DataMesh.Sdk.Tests", "Guide", "Snippets.cs")))
            .Select(region => Lines(region.Groups["code"].Value));

        Assert.Equal(compiled, Blocks("csharp"));
    }

    [Fact]
    public void Every_document_of_the_guide_is_free_of_findings_within_a_contract()
    {
        var blocks = Blocks("yaml").ToList();

        Assert.NotEmpty(blocks);
        Assert.All(blocks, block =>
        {
            var contract = Documents.Contract[..Documents.Contract.IndexOf("customProperties:", StringComparison.Ordinal)] + block;
            Assert.Empty(ContractReader.Read(contract, "guide").Findings);
        });
    }

    [Fact]
    public async Task The_pipeline_in_code_makes_rows()
    {
        await using var domain = new TestDomain { Configure = builder => builder.Pipeline("orders", Code) };
        await domain.StartAsync();

        Assert.Equal(RunState.Committed, (await domain.RunAsync()).State);

        static async Task Code(PipelineContext context, CancellationToken ct)
        {
            await context.Session.ExecuteAsync("CREATE TABLE latest AS SELECT * FROM orders_csv QUALIFY row_number() OVER (PARTITION BY id) = 1", ct);
            await context.StageAsync("order", Documents.Sql.Replace("orders_csv", "latest", StringComparison.Ordinal), ct);
        }
    }

    private static IEnumerable<string> Blocks(string language) =>
        CodeBlocks().Matches(Guide).Where(block => block.Groups["language"].Value == language).Select(block => Lines(block.Groups["code"].Value));

    /// <summary>Without the indentation that all lines share.</summary>
    private static string Lines(string text)
    {
        var lines = text.Trim('\n', '\r').TrimEnd().Split('\n').Select(line => line.TrimEnd()).ToList();
        var shared = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length == 0 ? line : line[shared..]));
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DataMesh.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"DataMesh.sln is not above {AppContext.BaseDirectory}.");
        }

        return folder.FullName;
    }

    [GeneratedRegex("#region [^\n]*\n(?<code>.*?)\n *#endregion", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Regions();

    [GeneratedRegex("```(?<language>[a-z]+)\n(?<code>.*?)\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex CodeBlocks();
}
