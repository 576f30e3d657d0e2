#if MESH_ENGINE_ASPIRE
using System.Text.RegularExpressions;
using DataMesh.Testing;

namespace DataMesh.EndToEnd;

/// <summary>The published mesh as files. Only Aspire publishes, so only its engine runs these.</summary>
public sealed partial class PublishedMeshTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("compose")]
    [InlineData("kubernetes")]
    public async Task Nothing_of_development_and_no_secret_is_published(string place)
    {
        var files = await PublishAsync(place);
        Assert.DoesNotContain("Development", files, StringComparison.Ordinal);
        Assert.DoesNotContain("dashboard", files, StringComparison.OrdinalIgnoreCase);
        Assert.All(Secret().Matches(files), secret => Assert.Matches(NoValue(), secret.Groups["value"].Value));
    }

    [Fact]
    public async Task Compose_migrates_with_the_service_s_own_image_and_starts_the_service_after_it()
    {
        var compose = await PublishAsync("compose");
        var migrations = Service(compose, "catalog-migrations");
        Assert.Contains("image: \"${CATALOG_IMAGE}\"", migrations, StringComparison.Ordinal);
        Assert.Contains("- \"migrate\"", migrations, StringComparison.Ordinal);
        Assert.Contains("condition: \"service_healthy\"", migrations, StringComparison.Ordinal);
        Assert.Contains("condition: \"service_completed_successfully\"", Service(compose, "catalog"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compose_shares_the_tables_replicates_query_and_has_one_way_in()
    {
        var compose = await PublishAsync("compose");
        Assert.Contains("source: \"tables\"", Service(compose, "airports"), StringComparison.Ordinal);
        Assert.Contains("source: \"tables\"", Service(compose, "query"), StringComparison.Ordinal);
        Assert.Contains("replicas: 2", Service(compose, "query"), StringComparison.Ordinal);
        Assert.Contains("\"${MESH_PORT:-5100}:${GATEWAY_PORT}\"", Service(compose, "gateway"), StringComparison.Ordinal);
        Assert.Contains("AllowedHosts: \"${HOSTS}\"", Service(compose, "gateway"), StringComparison.Ordinal);
        Assert.Single(Regex.Matches(compose, "^    ports:$", RegexOptions.Multiline));
    }

    [Fact]
    public async Task A_pod_is_probed_bounded_and_rootless_and_migrates_before_it_serves()
    {
        var chart = await PublishAsync("kubernetes");
        Assert.Equal(3, Regex.Count(Manifest(chart, "scheduler-deployment"), "scheme: \"HTTP\""));
        Assert.Contains("runAsNonRoot: true", Manifest(chart, "scheduler-deployment"), StringComparison.Ordinal);
        Assert.Contains("name: \"scheduler-migrations\"", Manifest(chart, "scheduler-deployment"), StringComparison.Ordinal);
        Assert.Contains("replicas: 2", Manifest(chart, "gateway-deployment"), StringComparison.Ordinal);
        Assert.Contains("claimName: \"tables\"", Manifest(chart, "query-statefulset"), StringComparison.Ordinal);
        Assert.Contains("- \"ReadWriteMany\"", Manifest(chart, "tables"), StringComparison.Ordinal);
    }

    /// <summary><c>POSTGRES_PASSWORD=</c> in the settings of Compose, <c>postgres_password: ""</c> in the values of a chart.</summary>
    [GeneratedRegex("""^ *\w*password(=|: )(?<value>.*)$""", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Secret();

    /// <summary>Empty, <c>"${POSTGRES_PASSWORD}"</c> or <c>"{{ .Values.secrets.cache.cache_password }}"</c>.</summary>
    [GeneratedRegex("""^("")?$|^"\$\{\w+\}"$|^"\{\{ [.\w]+ \}\}"$""")]
    private static partial Regex NoValue();

    private static string Service(string compose, string name) =>
        Regex.Match(compose, $"""^  {name}:\n(    .*\n)+""", RegexOptions.Multiline).Value;

    private static string Manifest(string chart, string name) =>
        Assert.Single(chart.Split("---"), manifest => manifest.Contains($"  name: \"{name}\"\n", StringComparison.Ordinal)
            && !manifest.Contains("kind: \"Service\"", StringComparison.Ordinal));

    private async Task<string> PublishAsync(string place)
    {
        await PublishedMesh.PublishAsync(place, _folder.Path, Cancel);
        var files = Directory.EnumerateFiles(Path.Combine(_folder.Path, "out"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        return string.Concat(await Task.WhenAll(files.Select(file => File.ReadAllTextAsync(file, Cancel))));
    }
}
#endif
