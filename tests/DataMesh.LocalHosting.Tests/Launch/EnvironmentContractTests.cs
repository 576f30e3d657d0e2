using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace DataMesh.LocalHosting.Tests.Launch;

/// <summary>
/// What a process finds in its environment, whichever engine started it: asked of the process itself, variable by variable.
/// </summary>
public sealed class EnvironmentContractTests : IAsyncLifetime
{
    private const string LaunchSettings =
        """
        {
          // Comments and trailing commas are allowed in this file.
          "profiles": {
            "IIS Express": { "commandName": "IISExpress" },
            "http": {
              "commandName": "Project",
              "commandLineArgs": "--from-profile \"two words\"",
              "environmentVariables": {
                "ASPNETCORE_ENVIRONMENT": "Development",
                "FROM_PROFILE": "%MESH_TEST_INHERITED%/x",
                "SAID_TWICE": "profile",
              },
            },
          },
        }
        """;

    private readonly ProbeGraph _graph = new();
    private Dictionary<string, string> _variables = [];
    private IResourceBuilder<ProjectResource> _source = null!;
    private DatabaseResource _database = null!;

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable("MESH_TEST_INHERITED", "inherited");
        Environment.SetEnvironmentVariable("ASPIRE_LOGLEVEL", "secret of the AppHost");
        _source = _graph.AddProbe("flights-api").WithHttpEndpoint(name: "admin");
        var server = _graph.AddProcess("server").WithEndpoint(scheme: "tcp", name: "tcp", env: "Server__Port", isProxied: false);
        _database = new DatabaseResource("Flights-db", server.Resource);
        var secret = _graph.Builder.AddParameter("secret", () => "s3cret", secret: true);
        _graph.Folder.Write(Path.Combine("Properties", "launchSettings.json"), LaunchSettings);
        _graph.AddProbe("probe", "--own")
            .WithReference(_source)
            .WithReference(_graph.Builder.AddResource(_database))
            .WithEnvironment("SAID_TWICE", "graph")
            .WithEnvironment("PARAMETER", secret)
            .WithEnvironment("EXPRESSION", $"<{_source.GetEndpoint("http").Property(EndpointProperty.Port)}>")
            .WithEnvironment("ADDRESS", _source.GetEndpoint("http"));
        await _graph.StartHealthyAsync("probe", "flights-api");
        _variables = await _graph.EnvironmentOfAsync("probe");
    }

    public ValueTask DisposeAsync() => _graph.DisposeAsync();

    [Fact]
    public async Task A_process_gets_what_the_contract_says()
    {
        var http = _graph.App.GetEndpoint("flights-api");
        var admin = _graph.App.GetEndpoint("flights-api", "admin");
        var port = (await _graph.App.GetConnectionStringAsync("Flights-db", _graph.Cancel))!.Split("Port=")[1].Split(';')[0];

        Assert.Multiple(
            () => Is("services__flights-api__http__0", Text(http)),
            () => Is("FLIGHTS_API_HTTP", Text(http)),
            () => Is("services__flights-api__admin__0", Text(admin)),
            () => Is("FLIGHTS_API_ADMIN", Text(admin)),
            () => Is("ConnectionStrings__Flights-db", $"Host=localhost;Port={port};Database=Flights-db"),
            () => Is("FLIGHTS_DB_PORT", port),
            () => Is("FLIGHTS_DB_URI", $"postgresql://a%20b@localhost:{port}/Flights-db"),
            () => Is("OTEL_SERVICE_NAME", "probe"),
            () => Assert.Matches("^service\\.instance\\.id=[0-9a-f]{8}$", _variables["OTEL_RESOURCE_ATTRIBUTES"]),
            () => Is("OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY", "in_memory"),
            () => Is("DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION", "true"),
            () => Is("LOGGING__CONSOLE__FORMATTERNAME", "simple"),
            () => Is("DATAMESH_SUPERVISOR_PID", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)),
            () => Is("PARAMETER", "s3cret"),
            () => Is("ADDRESS", Text(http)),
            () => Is("EXPRESSION", $"<{http.Port}>"));
    }

    [Fact]
    public void The_launch_profile_gives_variables_and_the_graph_wins() => Assert.Multiple(
        () => Is("DOTNET_LAUNCH_PROFILE", "http"),
        () => Is("ASPNETCORE_ENVIRONMENT", "Development"),
        () => Is("FROM_PROFILE", "inherited/x"),
        () => Is("SAID_TWICE", "graph"));

    [Fact]
    public async Task The_launch_profile_gives_arguments_before_the_graph_s() =>
        Assert.Equal(["--from-profile", "two words", "--own"], await _graph.GetAsync<string[]>("probe", "/args"));

    [Fact]
    public void The_process_binds_a_port_of_its_own_behind_the_public_one()
    {
        var bound = new Uri(_variables["ASPNETCORE_URLS"]);
        Assert.Equal("localhost", bound.Host);
        Assert.NotEqual(_graph.App.GetEndpoint("probe").Port, bound.Port);
    }

    [Fact]
    public async Task Every_http_endpoint_is_bound_and_a_port_with_a_variable_is_not()
    {
        var source = await _graph.EnvironmentOfAsync("flights-api");
        Assert.Equal(2, source["ASPNETCORE_URLS"].Split(';').Length);
    }

    [Fact]
    public void The_AppHost_s_own_variables_are_inherited_except_those_about_itself() => Assert.Multiple(
        () => Is("MESH_TEST_INHERITED", "inherited"),
        () => Assert.DoesNotContain("ASPIRE_LOGLEVEL", _variables.Keys));

    private static string Text(Uri address) => address.GetLeftPart(UriPartial.Authority);

    private void Is(string name, string expected) => Assert.Equal(expected, _variables.GetValueOrDefault(name, "(not set)"));
}
