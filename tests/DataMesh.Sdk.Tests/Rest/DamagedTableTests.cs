using System.Net;

namespace DataMesh.Sdk.Tests.Rest;

/// <summary>What readers are told when somebody laid hands on the files of a table.</summary>
public sealed class DamagedTableTests : IAsyncDisposable
{
    private readonly TestDomain _domain = new();

    public ValueTask DisposeAsync() => _domain.DisposeAsync();

    [Theory]
    [InlineData("missing")]
    [InlineData("empty")]
    [InlineData("truncated")]
    [InlineData("overwritten")]
    public async Task A_damaged_file_is_the_domains_fault_and_no_path_is_told(string damage)
    {
        await _domain.StartAsync();
        await _domain.RunAsync();
        var file = Assert.Single(_domain.TableFiles("*.parquet"));
        Damage(file, damage);

        foreach (var query in (string[])["", "?$filter=id gt 1", "?$format=csv", "/$count", "?$apply=aggregate(amount with sum as total)"])
        {
            var (status, type, detail) = await _domain.ProblemAsync(TestDomain.Rows + query);

            Assert.True((status, type) == (HttpStatusCode.InternalServerError, "urn:datamesh:problem:table-broken"), $"{query}: {(int)status} {type} {detail}");
            Assert.DoesNotContain("/", detail!, StringComparison.Ordinal);
        }

        await _domain.RunAsync();
        Assert.NotEmpty((await _domain.GetAsync(TestDomain.Rows))["value"]!.AsArray());
    }

    [Fact]
    public async Task A_broken_log_is_the_domains_fault_too()
    {
        await _domain.StartAsync();
        await _domain.RunAsync();
        await _domain.StopAsync();
        await File.WriteAllTextAsync(Assert.Single(_domain.TableFiles($"{0:D20}.json")), "{", TestContext.Current.CancellationToken);
        await _domain.StartAsync();

        var (status, type, _) = await _domain.ProblemAsync(TestDomain.Rows);

        Assert.Equal((HttpStatusCode.InternalServerError, "urn:datamesh:problem:table-broken"), (status, type));
    }

    private static void Damage(string file, string damage)
    {
        switch (damage)
        {
            case "missing":
                File.Delete(file);
                break;
            case "empty":
                File.WriteAllBytes(file, []);
                break;
            case "truncated":
                File.WriteAllBytes(file, File.ReadAllBytes(file)[..^20]);
                break;
            default:
                var bytes = File.ReadAllBytes(file);
                Array.Fill(bytes, (byte)0x5A, 4, bytes.Length / 2);
                File.WriteAllBytes(file, bytes);
                break;
        }
    }
}
