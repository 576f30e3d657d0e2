using System.Globalization;
using System.Net.Http.Json;
using DataMesh.Catalog.Joining;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using DataMesh.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DataMesh.Catalog.Tests;

/// <summary>The real catalog on a real database of its own.</summary>
/// <param name="isMigrated">False leaves the database empty.</param>
/// <param name="policies">Folder of the mesh's policies; without, there are none.</param>
internal sealed class CatalogHost(bool isMigrated, string? policies = null) : IAsyncLifetime
{
    private static readonly string NoPolicies = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "no-policies")).FullName;

    /// <summary>A host that refuses every connection.</summary>
    public const string ClosedDoor = "closed.test";

    private TestDatabase? _database;
    private WebApplicationFactory<CatalogDb>? _factory;

    public CatalogHost()
        : this(isMigrated: true)
    {
    }

    /// <summary>The catalog's clock. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Up to how many products a publication is judged against all others. Default: the catalog's.</summary>
    public int MostProducts { get; init; } = 5_000;

    public HttpClient Http { get; private set; } = new();

    public CatalogClient Catalog => new(Http);

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _factory = new Factory(_database.ConnectionString, Time, policies ?? NoPolicies, MostProducts);
        if (isMigrated)
        {
            await MigrateAsync();
        }

        Http = _factory.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_factory is not null)
        {
            await _factory.DisposeAsync();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    public Task MigrateAsync() => ReadAsync(async db =>
    {
        await db.Database.MigrateAsync();
        return true;
    });

    public async Task<T> ReadAsync<T>(Func<CatalogDb, Task<T>> read)
    {
        await using var scope = _factory!.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<CatalogDb>());
    }

    /// <summary>The same catalog started once more on the same database.</summary>
    public WebApplicationFactory<CatalogDb> Restart() =>
        new Factory(_database!.ConnectionString, Time, policies ?? NoPolicies, MostProducts);

    /// <summary>What the catalog has registered.</summary>
    public IEnumerable<T> Services<T>() => _factory!.Services.GetServices<T>();

    public Task<HttpResponseMessage> PublishAsync(
        string domain, string version = "1.0.0", string? contractId = null, string? contractText = null) =>
        Http.PutAsJsonAsync(
            $"/api/products/{domain}/orders",
            Documents.Publication(domain, version, contractId, contractText),
            MeshJson.Options,
            TestContext.Current.CancellationToken);

    private sealed class Factory(string connection, TimeProvider time, string policies, int mostProducts) : WebApplicationFactory<CatalogDb>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) =>
            builder.UseSetting("ConnectionStrings:catalog-db", connection).UseSetting("environment", "Development")
                .UseSetting("DataMesh:Governance:Folder", policies)
                .UseSetting("DataMesh:Governance:MostProducts", mostProducts.ToString(CultureInfo.InvariantCulture))
                .ConfigureTestServices(services => services.AddSingleton(time).AddSingleton(_ => new ReachAddress(new Doors())));
    }

    /// <summary>Somebody answers everywhere but at <see cref="ClosedDoor"/>.</summary>
    private sealed class Doors : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri!.Host == ClosedDoor
                ? Task.FromException<HttpResponseMessage>(new HttpRequestException("Connection refused"))
                : Task.FromResult(new HttpResponseMessage());
    }
}
