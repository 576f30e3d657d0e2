using DataMesh.Catalog.Storage;
using DataMesh.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DataMesh.Cli.Tests;

/// <summary>The catalog itself, with the policies of the repository, on a database of its own.</summary>
internal sealed class RealCatalog : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly Factory _factory;

    private RealCatalog(TestDatabase database)
    {
        _database = database;
        _factory = new(database.ConnectionString);
    }

    public static async Task<RealCatalog> StartAsync(CancellationToken ct)
    {
        var catalog = new RealCatalog(await TestDatabase.CreateAsync());
        await using var scope = catalog._factory.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CatalogDb>().Database.MigrateAsync(ct);
        return catalog;
    }

    /// <summary>The way there for a command: whatever the address, it is this catalog.</summary>
    public HttpMessageHandler Network() => _factory.Server.CreateHandler();

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        await _database.DisposeAsync();
    }

    private sealed class Factory(string connection) : WebApplicationFactory<CatalogDb>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) =>
            builder.UseSetting("ConnectionStrings:catalog-db", connection).UseSetting("environment", "Development");
    }
}
