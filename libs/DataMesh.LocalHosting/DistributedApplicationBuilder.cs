using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using DataMesh.LocalHosting;
using DataMesh.LocalHosting.Graph;
using DataMesh.LocalHosting.Launch;
using DataMesh.LocalHosting.Supervision;
using DataMesh.LocalHosting.Terminal;
using DataMesh.LocalHosting.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Aspire.Hosting;

/// <summary>Describes a graph for the Local engine.</summary>
internal sealed class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly EntryPointCapture? _capture;
    private readonly bool _withDashboard;

    public DistributedApplicationBuilder(DistributedApplicationOptions options, EntryPointCapture? capture)
    {
        _capture = capture;
        capture?.Configure(options);
        AppHostAssembly = options.AssemblyName is { } name ? Assembly.Load(name) : capture?.AppHost ?? Assembly.GetEntryAssembly();
        AppHostDirectory = options.ProjectDirectory ?? ProjectDirectoryOf(AppHostAssembly) ?? Directory.GetCurrentDirectory();
        _withDashboard = !options.DisableDashboard;
        Configuration.AddEnvironmentVariables();
        Configuration.AddEnvironmentVariables("DOTNET_");
        if (capture is not null)
        {
            Configuration.AddInMemoryCollection(capture.LaunchProfile(AppHostDirectory));
        }

        Environment = new HostingEnvironment
        {
            ApplicationName = AppHostAssembly?.GetName().Name ?? "AppHost",
            EnvironmentName = Configuration["DOTNET_ENVIRONMENT"] ?? Configuration["ASPNETCORE_ENVIRONMENT"] ?? Environments.Production,
            ContentRootPath = AppHostDirectory,
            ContentRootFileProvider = new NullFileProvider(),
        };
        Services.AddSingleton(new LocalEngineOptions());
    }

    public ConfigurationManager Configuration { get; } = new();

    public string AppHostDirectory { get; }

    public Assembly? AppHostAssembly { get; }

    public IHostEnvironment Environment { get; }

    public IServiceCollection Services { get; } = new ServiceCollection();

    public DistributedApplicationExecutionContext ExecutionContext { get; } = new();

    public IResourceCollection Resources { get; } = new ResourceCollection();

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        Resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource => new ResourceBuilder<T>(this, resource);

    public DistributedApplication Build()
    {
        _capture?.HandOver(this);
        var options = (LocalEngineOptions)Services.Single(
            service => service.ServiceType == typeof(LocalEngineOptions)).ImplementationInstance!;
        var otlp = _withDashboard ? Dashboard.Add(this, options) : null;
        Services.TryAddSingleton(TimeProvider.System);
        Services.TryAddSingleton<ITerminal>(_ => _capture is null ? TerminalChoice.ForThisConsole() : new SilentTerminal());
        Services.AddSingleton<IConfiguration>(Configuration);
        Services.AddSingleton(Environment);
        Services.AddSingleton(ExecutionContext);
        Services.AddSingleton(new DistributedApplicationModel(Resources));
        Services.AddHttpClient(nameof(HealthProbe), http => http.Timeout = TimeSpan.FromSeconds(5)).RemoveAllLoggers();
        Services.AddSingleton(services => new ResourceNotificationService(
            services.GetRequiredService<DistributedApplicationModel>(),
            _withDashboard && _capture is null ? WaitBehavior.WaitOnResourceUnavailable : WaitBehavior.StopOnResourceUnavailable));
        Services.AddSingleton(services => MakeEngine(services, options, new Telemetry(otlp)));
        Services.AddSingleton(services => new Supervisor(
            services.GetRequiredService<DistributedApplicationModel>(),
            services.GetRequiredService<Engine>(),
            randomPorts: _capture is not null));
        Services.AddSingleton(services => new ResourceCommandService(services.GetRequiredService<Supervisor>()));
        var application = new DistributedApplication(Services.BuildServiceProvider(), _capture);
        _capture?.HandOver(application);
        return application;
    }

    private static Engine MakeEngine(IServiceProvider services, LocalEngineOptions options, Telemetry telemetry)
    {
        var environment = new ProcessEnvironment(
            services.GetRequiredService<DistributedApplicationExecutionContext>(),
            services.GetRequiredService<IHostEnvironment>(),
            telemetry);
        var time = services.GetRequiredService<TimeProvider>();
        var http = services.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(HealthProbe));
        return new Engine(
            services.GetRequiredService<ResourceNotificationService>(),
            environment,
            new HealthProbe(http, time),
            services.GetRequiredService<ITerminal>(),
            options,
            time);
    }

    private static string? ProjectDirectoryOf(Assembly? assembly) => assembly?.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(metadata => string.Equals(metadata.Key, "AppHostProjectPath", StringComparison.OrdinalIgnoreCase))?.Value;
}
