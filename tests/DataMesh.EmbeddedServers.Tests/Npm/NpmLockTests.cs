using System.Text.Json;
using DataMesh.EmbeddedServers.Npm;

namespace DataMesh.EmbeddedServers.Tests.Npm;

public sealed class NpmLockTests
{
    public static TheoryData<string> Tools => ["dashboard", "postgres"];

    [Theory]
    [MemberData(nameof(Tools))]
    public void Every_package_is_pinned_by_a_hash_and_none_by_an_address(string name)
    {
        var tool = Tool(name);
        using var content = JsonDocument.Parse(tool.Lock);
        var packages = content.RootElement.GetProperty("packages").EnumerateObject().Where(package => package.Name.Length > 0).ToList();

        Assert.NotEmpty(packages);
        Assert.All(packages, package =>
        {
            Assert.StartsWith("sha512-", package.Value.GetProperty("integrity").GetString(), StringComparison.Ordinal);
            Assert.False(package.Value.TryGetProperty("resolved", out _));
            Assert.Equal(tool.Version, package.Value.GetProperty("version").GetString());
        });
        Assert.DoesNotContain("://", tool.Lock, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public void Versions_are_exact(string name) => Assert.Matches("^[0-9]+\\.[0-9]+\\.[0-9]+(-[a-z0-9.]+)?$", Tool(name).Version);

    private static NpmTool Tool(string name) => name == "dashboard" ? NpmTool.Dashboard : NpmTool.Postgres;
}
