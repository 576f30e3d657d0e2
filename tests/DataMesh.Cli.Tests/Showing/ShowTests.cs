using System.Net;
using System.Text.Json;
using DataMesh.Client;

namespace DataMesh.Cli.Tests.Showing;

public sealed class ShowTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_product_is_shown_with_owner_ports_levels_neighbours_and_how_to_read_it()
    {
        using var terminal = With(Answer);

        var ending = await terminal.RunAsync("show", "airports/airports");

        Assert.Equal(0, ending.Code);
        Assert.StartsWith("airports/airports 1.0.0 active", ending.Out, StringComparison.Ordinal);
        Assert.Contains("owner     airport-data, amelia@airports.example", ending.Out, StringComparison.Ordinal);
        Assert.Matches(@"airports +airports 1\.0\.0 +airport +3,376 +3 h ago +pass \(11 of 12\) +complete 3 h ago", ending.Out);
        Assert.Matches(@"airport +frequency +1 d +3 h +pass +99\.5 %", ending.Out);
        Assert.Matches(@"punctuality/airport-punctuality/v1 +airport-punctuality +yes +never", ending.Out);
        Assert.Matches(@"iata +string +key +public +Its code\.", ending.Out);
        Assert.Contains("SELECT * FROM airports.airport LIMIT 10", ending.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("import json", ending.Out, StringComparison.Ordinal);
        Assert.Contains("--read prints lines for python", ending.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', ending.Out);
    }

    [Fact]
    public async Task The_lines_of_one_tool_are_printed_alone()
    {
        using var terminal = With(Answer);

        var ending = await terminal.RunAsync("show", "airports/airports", "--read", "python");

        Assert.Equal($"import json{Environment.NewLine}", ending.Out);
    }

    [Fact]
    public async Task A_tool_without_lines_is_answered_with_those_that_have_some()
    {
        using var terminal = With(Answer);

        var ending = await terminal.RunAsync("show", "airports/airports", "--read", "cobol");

        Assert.Equal(2, ending.Code);
        Assert.Contains("There are for: sql, python.", ending.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JSON_holds_what_the_catalog_answered()
    {
        using var terminal = With(Answer);

        var ending = await terminal.RunAsync("show", "airports/airports", "--format", "json");

        var known = JsonDocument.Parse(ending.Out).RootElement;
        Assert.Equal("airports", known.GetProperty("details").GetProperty("product").GetString());
        Assert.Equal(1, known.GetProperty("serviceLevels").GetProperty("levels").GetArrayLength());
        Assert.Equal(1, known.GetProperty("reading").GetProperty("objects").GetArrayLength());
    }

    [Theory]
    [InlineData("airports", 2, "'airports' is no product: name it as domain/product.")]
    [InlineData("airports/ports", 3, "The catalog at http://localhost:5100 has no product 'airports/ports'.")]
    public async Task What_is_not_there_is_one_sentence(string product, int code, string sentence)
    {
        using var terminal = With(Answer);

        var ending = await terminal.RunAsync("show", product);

        Assert.Equal(code, ending.Code);
        Assert.Equal($"mesh: {sentence}{Environment.NewLine}", ending.Error);
    }

    private static Terminal With(Func<string, HttpResponseMessage> answer) =>
        new() { Network = () => new FakeNetwork(request => answer(request.RequestUri!.AbsolutePath)) };

    private static HttpResponseMessage Answer(string path) => path switch
    {
        "/api/products/airports/airports/page" => FakeNetwork.Json(HttpStatusCode.OK, Airports()),
        _ => FakeNetwork.Problem(HttpStatusCode.NotFound, new { title = "Not found." }),
    };

    private static ProductPage Airports() => new()
    {
        Details = Product(),
        Contracts =
        [
            new()
            {
                Port = "airports",
                Contract = new() { Id = "c", Domain = "airports", Contract = "airports", Version = "1.0.0", Major = 1 },
                Standard = "v3.1.0",
                Objects =
                [
                    new()
                    {
                        Name = "airport",
                        Granularity = "One row for each iata.",
                        PrimaryKey = ["iata"],
                        Columns = [new() { Name = "iata", Type = "string", Required = true, Classification = "public", Description = "Its code." }],
                    },
                ],
                Versions = [],
            },
        ],
        Reading = Reading(),
        Quality = new() { Runs = [], Rules = [] },
        ServiceLevels = Levels(),
        Usage = new() { From = Now, To = Now, Summary = new() { Requests = 0, Failed = 0, Bytes = 0, Consumers = 0 }, Consumers = [], Days = [] },
        Consumers = [],
        Ratings = new() { Summary = new() { Count = 0 }, Ratings = [] },
    };

    private static ProductDetails Product() => new()
    {
        Domain = "airports",
        Product = "airports",
        Version = "1.0.0",
        Status = "active",
        Description = "Airports of the United States.",
        Owner = new() { Team = "airport-data", Contact = "amelia@airports.example" },
        Tags = ["aviation"],
        Served = true,
        PublishedAt = Now.AddDays(-3),
        Ports =
        [
            new()
            {
                Name = "airports",
                ContractId = "c",
                Contract = "airports",
                ContractVersion = "1.0.0",
                Major = 1,
                Objects = [new() { Name = "airport", LastCommit = new() { DataVersion = 0, Rows = 3376, Bytes = 1, CommittedAt = Now.AddHours(-3), RunId = "r" } }],
                Interfaces = [],
                Quality = new() { RunId = "r", At = Now, Status = CheckStatus.Pass, Passed = 11, Failed = 1, NotExecuted = 0, Checks = [] },
                LastRun = new() { RunId = "r", State = "COMPLETE", At = Now.AddHours(-3) },
            },
        ],
        Upstream = [],
        Downstream = [new() { Domain = "punctuality", Product = "airport-punctuality", Contract = "airport-punctuality", Major = 1, Declared = true }],
    };

    private static ServiceLevelReport Levels() => new()
    {
        At = Now,
        Levels =
        [
            new()
            {
                Contract = "airports",
                Major = 1,
                Object = "airport",
                Property = "frequency",
                Promised = "1 d",
                Status = CheckStatus.Pass,
                MeasuredSeconds = 3 * 3600,
                Kept = [new() { Window = "7d", Share = 0.995, Breaches = 1 }],
                Breaches = [],
            },
        ],
    };

    private static ReadingGuide Reading() => new()
    {
        Domain = "airports",
        Product = "airports",
        Address = new("http://localhost:5100"),
        Objects =
        [
            new()
            {
                Port = "airports",
                Contract = "airports",
                Major = 1,
                Object = "airport",
                Notes = [],
                Snippets =
                [
                    new() { Tool = "sql", Interface = "sql", Title = "t", Language = "sql", Code = "SELECT * FROM airports.airport LIMIT 10" },
                    new() { Tool = "python", Interface = "rest", Title = "t", Language = "python", Code = "import json\n" },
                ],
            },
        ],
    };
}
