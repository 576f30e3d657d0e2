using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using DataMesh.LocalHosting.Graph;
using DataMesh.Testing;

namespace DataMesh.LocalHosting.Tests.AppHost;

/// <summary>The mesh's own AppHost, described but not started.</summary>
public sealed class DiagramTests : IAsyncLifetime
{
    private readonly TempFolder _state = new();
    private IDistributedApplicationTestingBuilder _builder = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.DataMesh_AppHost>(["--state", _state.Path], Cancel);

    public async ValueTask DisposeAsync()
    {
        await _builder.DisposeAsync();
        _state.Dispose();
    }

    [Fact]
    public void Every_domain_s_folder_is_a_process_with_a_database() => Assert.Multiple(
        Directory.EnumerateFiles(
            Path.Combine(_builder.AppHostDirectory, "..", "DataMesh.SampleDomains"), "*.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!).ToLowerInvariant())
            .Select(domain => (Action)(() =>
            {
                Assert.True(_builder.Resources.TryGetByName(domain, out _), domain);
                Assert.True(_builder.Resources.TryGetByName($"{domain}-db", out _), $"{domain}-db");
            }))
            .ToArray());

    [Fact]
    public void Services_start_after_their_migrations_and_those_after_the_server() => Assert.Multiple(
        () => Assert.Contains(
            Waits("catalog"), wait => wait is { Resource.Name: "catalog-migrations", Kind: WaitKind.Completed, ExitCode: 0 }),
        () => Assert.Contains(
            Waits("scheduler"), wait => wait is { Resource.Name: "scheduler-migrations", Kind: WaitKind.Completed, ExitCode: 0 }),
        () => Assert.Contains(Waits("catalog-migrations"), wait => wait is { Resource.Name: "postgres", Kind: WaitKind.Healthy }));

    [Fact]
    public void No_domain_waits_for_the_catalog() =>
        Assert.DoesNotContain(_builder.Resources.SelectMany(resource => Waits(resource.Name)), wait => wait.Resource.Name == "catalog");

    [Fact]
    public async Task A_domain_cannot_find_the_gateway_the_scheduler_or_another_domain()
    {
        var variables = await VariablesAsync("punctuality");
        Assert.Contains("services__catalog__http__0", variables);
        Assert.Equal(["services__catalog__http__0"], variables.Where(name => name.StartsWith("services__", StringComparison.Ordinal)));
        Assert.Contains("ConnectionStrings__punctuality-db", variables);
        Assert.Contains("DataMesh__Tables__Root", variables);
    }

    [Fact]
    public async Task The_gateway_finds_everything_and_has_no_database()
    {
        var variables = await VariablesAsync("gateway");
        Assert.Superset(
            new HashSet<string>
            {
                "services__catalog__http__0", "services__scheduler__http__0", "services__query__http__0", "services__airports__http__0",
                "ConnectionStrings__cache",
            },
            variables);
        Assert.DoesNotContain(variables, name => name.EndsWith("-db", StringComparison.Ordinal));
    }

    [Fact]
    public void The_gateway_is_the_only_door_and_always_at_the_same_port()
    {
        var external = _builder.Resources.SelectMany(
            resource => resource.Annotations.OfType<EndpointAnnotation>()).Where(endpoint => endpoint.IsExternal);
        Assert.Equal(5100, Assert.Single(external).Port);
    }

    [Fact]
    public async Task A_mistake_on_the_command_line_reaches_the_test()
    {
        var refused = await Assert.ThrowsAsync<DistributedApplicationException>(
            () => DistributedApplicationTestingBuilder.CreateAsync<Projects.DataMesh_AppHost>(["--rest"], Cancel));
        Assert.Equal("'--rest' is not an option; --help lists them.", refused.Message);
    }

    private IEnumerable<WaitAnnotation> Waits(string name) =>
        _builder.Resources.TryGetByName(name, out var resource) ? resource.Annotations.OfType<WaitAnnotation>() : [];

    private async Task<HashSet<string>> VariablesAsync(string name)
    {
        Assert.True(_builder.Resources.TryGetByName(name, out var resource));
        var context = new EnvironmentCallbackContext(_builder.ExecutionContext, resource, cancellationToken: Cancel);
        foreach (var annotation in resource.Annotations.OfType<EnvironmentAnnotation>())
        {
            await annotation.Callback(context);
        }

        return [.. context.EnvironmentVariables.Keys];
    }
}
