using DataMesh.Client;
using DataMesh.Sdk.Joining;
using DataMesh.ServiceDefaults.Settings;
using DataMesh.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DataMesh.Sdk.Tests.Joining;

/// <summary>A domain that knows the catalog's address and nothing else.</summary>
public sealed class JoinMeshTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Tables => _folder.Combine("tables");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_catalog_says_where_tables_are_and_where_telemetry_goes()
    {
        Mark("one");
        await using var catalog = await CatalogAsync(new() { Version = "1.2.3", TablesRoot = Tables, TablesId = "one", OtlpEndpoint = new("http://localhost:4317"), OtlpProtocol = "grpc" });

        var joined = Join(catalog.Urls.First());

        Assert.Equal(Tables, joined.Configuration[DomainOptions.TablesRootKey]);
        Assert.Equal("http://localhost:4317/", joined.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
    }

    [Fact]
    public async Task What_was_set_by_hand_wins()
    {
        Mark("one");
        await using var catalog = await CatalogAsync(new() { Version = "1.2.3", TablesRoot = Tables, TablesId = "one", OtlpEndpoint = new("http://localhost:4317") });

        var joined = Join(catalog.Urls.First(), "--OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4317");
        var told = Join("http://localhost:1", "--DataMesh:Tables:Root=/mine");

        Assert.Equal("http://collector:4317", joined.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        Assert.Equal("/mine", told.Configuration[DomainOptions.TablesRootKey]);
    }

    [Fact]
    public async Task Once_joined_it_starts_while_the_catalog_is_down()
    {
        Mark("one");
        string address;
        await using (var catalog = await CatalogAsync(new() { Version = "1.2.3", TablesRoot = Tables, TablesId = "one" }))
        {
            address = catalog.Urls.First();
            Join(address);
        }

        Assert.Equal(Tables, Join(address).Configuration[DomainOptions.TablesRootKey]);
    }

    [Fact]
    public async Task A_tables_folder_that_this_machine_does_not_see_is_named_with_the_remedy()
    {
        Mark("another mesh's");
        await using var catalog = await CatalogAsync(new() { Version = "1.2.3", TablesRoot = Tables, TablesId = "one" });

        var failure = Assert.Throws<StartFault>(() => Join(catalog.Urls.First()));

        Assert.Contains(Tables, failure.Message, StringComparison.Ordinal);
        Assert.Contains("DataMesh__Tables__Root", failure.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.Combine(".mesh", "joined.json")));
    }

    [Fact]
    public async Task A_catalog_that_keeps_the_folder_to_itself_is_told_of()
    {
        await using var catalog = await CatalogAsync(new() { Version = "1.2.3" });

        var failure = Assert.Throws<StartFault>(() => Join(catalog.Urls.First()));

        Assert.Contains("Set DataMesh__Tables__Root", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_is_none_is_refused_with_an_example()
    {
        var failure = Assert.Throws<StartFault>(() => Join("localhost:5101"));

        Assert.Equal("DataMesh__Catalog is no address: give the catalog's address, such as http://catalog:8080.", failure.Message);
    }

    private void Mark(string id)
    {
        Directory.CreateDirectory(Tables);
        File.WriteAllText(Path.Combine(Tables, MeshDetails.TablesMark), id);
    }

    private WebApplicationBuilder Join(string catalog, params string[] settings)
    {
        string[] args = [$"--DataMesh:Catalog={catalog}", $"--contentRoot={_folder.Path}", "--environment=Development", .. settings];
        var builder = WebApplication.CreateBuilder(args);
        JoinMesh.Ask(builder, args);
        return builder;
    }

    private static async Task<WebApplication> CatalogAsync(MeshDetails mesh)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet(MeshDetails.Path, () => Results.Json(mesh, MeshJson.Options));
        await app.StartAsync(Cancel);
        return app;
    }
}
