using System.Net;
using System.Net.Sockets;

namespace DataMesh.Operations.Tests.Settings;

/// <summary>The real processes, each in Production, with settings that they must not run with.</summary>
public sealed class RefusedSettingsTests(PublishedMesh mesh)
{
    private const string Catalog = "DataMesh__Catalog is missing: give the catalog's address, such as http://catalog:8080.";
    private const string Tables = "DataMesh__Tables__Root is missing: give the folder of the mesh's tables, or start the process through the AppHost.";
    private const string Hosts = "name the hosts under which people reach the mesh, such as data.example.org.";

    [Theory]
    [InlineData("DataMesh.Query", Catalog, Tables)]
    [InlineData("Airports", Catalog, Tables)]
    [InlineData("DataMesh.Gateway", Catalog, "AllowedHosts is missing: " + Hosts)]
    public async Task What_is_missing_is_said_at_once(string project, params string[] sentences) => await RefusesAsync(project, [], [], sentences);

    [Theory]
    [InlineData("DataMesh.Catalog", "catalog-db")]
    [InlineData("DataMesh.Catalog", "catalog-db", "migrate")]
    [InlineData("DataMesh.Scheduler", "scheduler-db", "migrate")]
    [InlineData("Flights", "flights-db", "migrate")]
    public async Task A_missing_database_is_named(string project, string database, params string[] arguments) => await RefusesAsync(
        project,
        [],
        arguments,
        $"ConnectionStrings__{database} is missing: give the connection string of its PostgreSQL database, such as "
        + $"Host=db;Database={database};Username=…;Password=…, or start the process through the AppHost.");

    [Theory]
    [InlineData("*")]
    [InlineData("data.example.org;*")]
    public Task A_gateway_for_any_host_is_refused(string hosts) => GatewayRefusesAsync(
        "AllowedHosts", hosts, $"AllowedHosts accepts requests for any host, which is refused outside Development: {Hosts}");

    [Fact]
    public Task A_gateway_for_anonymous_readers_is_refused() => GatewayRefusesAsync(
        "DataMesh__Gateway__AnonymousReaders",
        "true",
        "DataMesh__Gateway__AnonymousReaders lets everybody read everything, which is refused outside Development: remove it.");

    [Theory]
    [InlineData("Host=db;Username=catalog;Password=Postgres", "holds a password that everybody knows")]
    [InlineData("Host=db;Username=catalog;Password=catalog", "holds a password that everybody knows")]
    [InlineData("Host=db;What=else", "cannot be read")]
    public async Task A_password_that_everybody_knows_is_refused(string connection, string why) => await RefusesAsync(
        "DataMesh.Catalog",
        new() { ["ConnectionStrings__catalog-db"] = connection },
        [],
        $"ConnectionStrings__catalog-db {why}, which is refused outside Development: give the connection string of its PostgreSQL database, "
        + "such as Host=db;Database=catalog-db;Username=…;Password=…, or start the process through the AppHost.");

    [Theory]
    [InlineData("DataMesh__Catalog", "catalog:8080", "DataMesh__Catalog is no address: give the catalog's address, such as http://catalog:8080.")]
    [InlineData("DataMesh__Query__Threads", "0", "DataMesh__Query__Threads: The field Threads must be between 1 and 64.")]
    [InlineData("DataMesh__Query__Threads", "two", "DataMesh__Query__Threads is no Int32: docs/operations.md lists the settings with their ranges.")]
    public Task A_value_that_cannot_be_used_is_named_with_what_can(string variable, string value, string sentence)
    {
        var settings = new Dictionary<string, string> { ["DataMesh__Catalog"] = "http://catalog", ["DataMesh__Tables__Root"] = Path.GetTempPath() };
        settings[variable] = value;
        return RefusesAsync("DataMesh.Query", settings, [], sentence);
    }

    [Fact]
    public async Task An_address_where_somebody_else_listens_is_named()
    {
        using var somebody = new TcpListener(IPAddress.Loopback, 0);
        somebody.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)somebody.LocalEndpoint).Port}");
        var settings = new Dictionary<string, string> { ["DataMesh__Catalog"] = "http://catalog", ["DataMesh__Tables__Root"] = Path.GetTempPath() };
        await using var process = MeshProcess.Start(await mesh.ProgramAsync("DataMesh.Query"), address, settings, []);

        Assert.Equal(3, await process.EndAsync());
        Assert.Equal(
            $"Failed to bind to address {address.GetLeftPart(UriPartial.Authority)}: address already in use: end the program that listens there, "
            + "or set ASPNETCORE_URLS to another address.",
            process.Errors);
    }

    [Theory]
    [InlineData("DataMesh.Catalog", "catalog-db")]
    [InlineData("DataMesh.Scheduler", "scheduler-db")]
    [InlineData("Flights", "flights-db")]
    public async Task A_migration_waits_for_PostgreSQL_and_not_for_ever(string project, string database)
    {
        var nobody = MeshProcess.FreeAddress();
        await using var process = await StartAsync(
            project,
            new()
            {
                [$"ConnectionStrings__{database}"] = $"Host=127.0.0.1;Port={nobody.Port};Username=somebody",
                ["DataMesh__Migrations__Patience"] = "00:00:02",
            },
            ["migrate"]);

        Assert.Equal(3, await process.EndAsync());
        Assert.Contains("Waiting for PostgreSQL at tcp://127.0.0.1:", process.Output, StringComparison.Ordinal);
        Assert.Contains("has not answered for 2 s", process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Output, StringComparison.Ordinal);
    }

    private Task GatewayRefusesAsync(string variable, string value, string sentence)
    {
        var settings = new Dictionary<string, string> { ["DataMesh__Catalog"] = "http://catalog", ["AllowedHosts"] = "data.example.org" };
        settings[variable] = value;
        return RefusesAsync("DataMesh.Gateway", settings, [], sentence);
    }

    private async Task RefusesAsync(string project, Dictionary<string, string> settings, string[] arguments, params string[] sentences)
    {
        await using var process = await StartAsync(project, settings, arguments);

        Assert.Equal(3, await process.EndAsync());
        Assert.Equal(sentences, process.Output.Split('\n'));
    }

    private async Task<MeshProcess> StartAsync(string project, Dictionary<string, string> settings, string[] arguments) =>
        MeshProcess.Start(await mesh.ProgramAsync(project), MeshProcess.FreeAddress(), settings, arguments);
}
