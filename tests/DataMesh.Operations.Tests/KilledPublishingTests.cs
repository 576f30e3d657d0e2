using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using DataMesh.Client;
using DataMesh.Testing;

namespace DataMesh.Operations.Tests;

/// <summary>A catalog that is killed while it publishes has published all of a version or nothing of it.</summary>
public sealed class KilledPublishingTests(PublishedMesh mesh) : IDisposable
{
    private const int Kills = 5;
    private const int VersionsBetween = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly TempFolder _policies = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _policies.Dispose();

    [Fact]
    public async Task Versions_that_were_acknowledged_stay_and_each_is_announced_once_in_order()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using (var step = await StartAsync(database, "migrate"))
        {
            Assert.True(await step.EndAsync() == 0, step.Output);
        }

        var acknowledged = new List<int>();
        for (var kill = 0; kill <= Kills; kill++)
        {
            await using var catalog = await StartAsync(database);
            await catalog.UntilAsync("/health", HttpStatusCode.OK);
            var first = acknowledged.Count;
            var publishing = PublishAsync(catalog, first, acknowledged);
            if (kill == Kills)
            {
                await publishing;
                await AssertWholeAsync(catalog, acknowledged);
                return;
            }

            // Wherever the next one is by now: its request, its judging, its transaction, or its answer.
            await WaitUntil.TrueAsync(() => acknowledged.Count > first + (kill % 3), Patience, "something to be published");
            await catalog.DisposeAsync();
            await publishing;
        }
    }

    private static async Task AssertWholeAsync(MeshProcess catalog, List<int> acknowledged)
    {
        var expected = acknowledged.Select(minor => $"1.{minor}.0").ToList();
        var feed = await catalog.Http.GetFromJsonAsync<ChangePage>("/api/changes?after=0&limit=1000", MeshJson.Options, Cancel);
        Assert.Equal(expected, feed!.Changes.OfType<ProductPublished>().Select(change => Assert.Single(change.Contracts).Version));
        var contract = await catalog.Http.GetFromJsonAsync<ContractDetails>("/api/contracts/shop/orders/v1", MeshJson.Options, Cancel);
        Assert.Equal(expected, contract!.Versions.Reverse().Select(version => version.Version));
        var ledger = await catalog.Http.GetFromJsonAsync<PolicyLedger>("/api/contracts/shop/orders/v1/policies", MeshJson.Options, Cancel);
        Assert.Equal(CheckStatus.Pass, Assert.Single(ledger!.Verdicts).Verdict);
        var found = await catalog.Http.GetFromJsonAsync<ProductDetails>("/api/products/shop/orders", MeshJson.Options, Cancel);
        Assert.Equal(expected[^1], Assert.Single(found!.Ports).ContractVersion);
    }

    /// <summary>Publishes versions until the catalog is gone; a version whose answer was lost is published again by the next one.</summary>
    private static async Task PublishAsync(MeshProcess catalog, int first, List<int> acknowledged)
    {
        for (var minor = first; minor < first + VersionsBetween; minor++)
        {
            try
            {
                using var answer = await catalog.Http.PutAsJsonAsync("/api/products/shop/orders", Publication(minor), MeshJson.Options, Cancel);
                Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
                acknowledged.Add(minor);
            }
            catch (Exception killed) when (killed is HttpRequestException or TaskCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private static PublishProduct Publication(int minor) => new()
    {
        Product = new()
        {
            File = "orders.odps.yaml",
            Content = """
                apiVersion: v1.0.0
                kind: DataProduct
                id: urn:test:product:shop
                name: orders
                version: 1.0.0
                status: active
                domain: shop
                outputPorts: [{name: orders, version: 1.0.0, contractId: urn:test:shop:orders}]
                """,
        },
        Contracts =
        [
            new()
            {
                File = "orders.odcs.yaml",
                Content = $"""
                    apiVersion: v3.1.0
                    kind: DataContract
                    id: urn:test:shop:orders
                    name: orders
                    version: 1.{minor.ToString(CultureInfo.InvariantCulture)}.0
                    status: active
                    schema:
                      - name: order
                        properties:
                    {string.Join('\n', Enumerable.Range(0, minor + 1).Select(column => $"      - {{name: c{column}, logicalType: string}}"))}
                    """,
            },
        ],
    };

    private async Task<MeshProcess> StartAsync(TestDatabase database, params string[] arguments)
    {
        _policies.Write("named.policy.yaml", """
            id: named
            title: Contracts have names
            rationale: For the test.
            severity: blocking
            status: enforced
            version: 1.0.0
            scope: contract
            owner: guild@example.org
            fix: Name it
            check: SELECT file, 'name' AS path, 'no name' AS message FROM contract WHERE contract = 'nameless'
            examples:
              - {title: named, expect: pass, contracts: [{}]}
              - {title: nameless, expect: fail, contracts: [{name: nameless}]}
            """);
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ConnectionStrings__catalog-db"] = database.ConnectionString,
            ["DataMesh__Governance__Folder"] = _policies.Path,
        };
        return MeshProcess.Start(await mesh.ProgramAsync("DataMesh.Catalog"), MeshProcess.FreeAddress(), settings, arguments);
    }
}
