using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using DataMesh.LocalHosting.Launch;
using DataMesh.Testing;
using Microsoft.Extensions.Configuration;

namespace DataMesh.LocalHosting.Tests.Launch;

public sealed class LaunchProfileTests : IDisposable
{
    private const string Settings =
        """
        {
          "profiles": {
            "iis": { "commandName": "IISExpress" },
            "first": {
              "commandName": "Project",
              "applicationUrl": "http://localhost:5301;https://localhost:5302;http://localhost:5303"
            },
            "second": { "commandName": "Project" }
          }
        }
        """;

    private readonly TempFolder _folder = new();

    public LaunchProfileTests() => _folder.Write(Path.Combine("Properties", "launchSettings.json"), Settings);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_first_profile_that_starts_a_project_is_the_default() => Assert.Equal("first", Select()?.Name);

    [Fact]
    public void The_AppHost_s_own_profile_is_preferred_if_the_project_has_it() =>
        Assert.Equal("second", Select(profile: null, ("DOTNET_LAUNCH_PROFILE", "second"))?.Name);

    [Fact]
    public void An_AppHost_s_profile_that_the_project_lacks_does_not_matter() =>
        Assert.Equal("first", Select(profile: null, ("DOTNET_LAUNCH_PROFILE", "https"))?.Name);

    [Fact]
    public void A_profile_that_is_named_must_exist() =>
        Assert.Contains(
            "no launch profile 'third'",
            Assert.Throws<DistributedApplicationException>(() => Select("third")).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task Addresses_of_the_profile_become_endpoints_with_these_public_ports()
    {
        await using var graph = new ProbeGraph();
        var project = graph.Builder.AddProject("x", new ProbeProject(_folder.Path));

        Assert.Equal(
            [("http", 5301), ("https", 5302), ("http2", 5303)],
            project.Resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => (endpoint.Name, endpoint.Port!.Value)));
    }

    [Fact]
    public async Task A_file_that_is_no_JSON_is_named()
    {
        var file = _folder.Write(Path.Combine("Properties", "launchSettings.json"), "{");
        await using var graph = new ProbeGraph();

        var refused = Assert.Throws<DistributedApplicationException>(() => graph.Builder.AddProject("x", new ProbeProject(_folder.Path)));
        Assert.StartsWith(file, refused.Message, StringComparison.Ordinal);
    }

    private Graph.LaunchProfileAnnotation? Select(string? profile = null, params (string Name, string Value)[] configuration) =>
        LaunchSettingsFile.Select(
        Path.Combine(_folder.Path, "X.csproj"),
        profile,
        new ConfigurationBuilder().AddInMemoryCollection(
            configuration.Select(entry => KeyValuePair.Create(entry.Name, (string?)entry.Value))).Build());
}
