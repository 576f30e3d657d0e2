using System.Diagnostics;
using System.Globalization;
using DataMesh.Client;
using DataMesh.Testing;

namespace DataMesh.EndToEnd;

/// <summary>What the catalog tells people to copy is copied and run.</summary>
public sealed class ReadingTests(Mesh mesh) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("airports", "airports")]
    [InlineData("punctuality", "airport-punctuality")]
    public async Task Lines_for_the_shell_and_for_SQL_read_rows(string domain, string product)
    {
        var guide = await mesh.GetAsync<ReadingGuide>($"/api/products/{domain}/{product}/reading", Cancel);
        foreach (var found in guide.Objects)
        {
            Assert.Empty(found.Notes);
            Assert.Contains("\"value\":[{", await ShellAsync(Code(found, "curl")), StringComparison.Ordinal);
            await ShellAsync(Code(found, "curl-csv"));
            var lines = (await File.ReadAllLinesAsync(Path.Combine(_folder.Path, $"{found.Object}.csv"), Cancel)).Length;
            Assert.Equal(1 + Math.Min(
                1000, long.Parse((await mesh.Gateway.PostSqlAsync(CountOf(found), Cancel))[0][0], CultureInfo.InvariantCulture)), lines);
            Assert.Equal(11, (await ShellAsync(Code(found, "curl-sql"))).Trim().Split('\n').Length);
            Assert.Equal(10, (await mesh.Gateway.PostSqlAsync(Code(found, "sql"), Cancel)).Count);
        }
    }

    [Fact]
    public async Task Lines_of_Python_read_every_row()
    {
        Assert.SkipUnless(await ExistsAsync("python3"), "There is no python3 here.");
        var airports = await AirportsAsync();

        var printed = await RunAsync("python3", ["-c", Code(airports, "python")]);

        Assert.Equal(3376, printed.Trim().Split('\n').Length);
    }

    [Fact]
    public async Task Lines_of_CSharp_read_rows()
    {
        // A file-based app would be compiled ahead of time, which needs a package more.
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "reading.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
            </Project>
            """, Cancel);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "Program.cs"), Code(await AirportsAsync(), "csharp"), Cancel);

        var printed = await RunAsync("dotnet", ["run", "--project", _folder.Path]);

        Assert.Equal(10, printed.Split('\n').Count(line => line.StartsWith("{\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_feed_for_Excel_leads_to_its_tables_and_their_columns()
    {
        var address = Code(await AirportsAsync(), "odata-feed").Split('"')[1];

        Assert.Contains("\"airport\"", await mesh.Gateway.GetStringAsync(new Uri(address), Cancel), StringComparison.Ordinal);
        Assert.Contains(
            "EntitySet", await mesh.Gateway.GetStringAsync(new Uri(new Uri(address), "$metadata"), Cancel), StringComparison.Ordinal);
    }

    private static string CountOf(ObjectReading found) =>
        $"SELECT count(*) FROM {Code(found, "sql").Split(' ').SkipWhile(word => word != "FROM").ElementAt(1)}";

    private static string Code(ObjectReading found, string tool) => found.Snippets.Single(snippet => snippet.Tool == tool).Code;

    private async Task<ObjectReading> AirportsAsync() =>
        Assert.Single((await mesh.GetAsync<ReadingGuide>("/api/products/airports/airports/reading", Cancel)).Objects);

    private Task<string> ShellAsync(string line) => RunAsync("sh", ["-ec", line]);

    private async Task<bool> ExistsAsync(string program)
    {
        try
        {
            await RunAsync(program, ["--version"]);
            return true;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private async Task<string> RunAsync(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(Patience);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.WaitForExitAsync(patience.Token);
        Assert.True(process.ExitCode == 0, $"{program}: {await error}{await output}");
        return await output;
    }
}
