using DataMesh.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DataMesh.Client.Tests;

public sealed class ProductDirectoryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_products_of_a_domain_follow_its_address_and_stay_known_when_it_has_left()
    {
        await using var catalog = await FakeCatalog.StartAsync();
        catalog.Publish("sales", "orders", new Uri("http://before"), "orders/v1/order");
        catalog.Publish("sales", "returns", new Uri("http://before"), "returns/v1/parcel");
        catalog.Publish("flights", "flights", new Uri("http://flights"), "flights/v1/flight");
        using var host = await StartAsync(catalog);
        var directory = host.Services.GetRequiredService<ProductDirectory>();
        await WaitUntil.TrueAsync(() => directory.Products.Count() == 3, TimeSpan.FromSeconds(10), "the products");

        catalog.Append(sequence => new DomainServed { Sequence = sequence, At = default, Domain = "sales", Address = new Uri("http://after") });
        await WaitUntil.TrueAsync(() => Of(directory, "sales").All(product => product.Address == new Uri("http://after")), TimeSpan.FromSeconds(10), "the move");
        catalog.Append(sequence => new DomainLeft { Sequence = sequence, At = default, Domain = "sales" });
        await WaitUntil.TrueAsync(() => Of(directory, "sales").All(product => product.Address is null), TimeSpan.FromSeconds(10), "the leaving");

        Assert.Equal(2, Of(directory, "sales").Count());
        Assert.Equal(new Uri("http://flights"), Assert.Single(Of(directory, "flights")).Address);
        await host.StopAsync(Cancel);
    }

    private static IEnumerable<ProductPublished> Of(ProductDirectory directory, string domain) => directory.Products.Where(product => product.Domain == domain);

    private static async Task<IHost> StartAsync(FakeCatalog catalog)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("DataMesh:Catalog", (string?)catalog.Address.ToString())]);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddProductDirectory();
        var host = builder.Build();
        await host.StartAsync(Cancel);
        return host;
    }
}
