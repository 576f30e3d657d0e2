using System.Reflection;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DataMesh.LocalHosting.Testing;

internal sealed class TestingBuilder(
    DistributedApplicationBuilder builder, EntryPointCapture capture) : IDistributedApplicationTestingBuilder
{
    private Task<DistributedApplication>? _built;

    public ConfigurationManager Configuration => builder.Configuration;

    public string AppHostDirectory => builder.AppHostDirectory;

    public Assembly? AppHostAssembly => builder.AppHostAssembly;

    public IHostEnvironment Environment => builder.Environment;

    public IServiceCollection Services => builder.Services;

    public DistributedApplicationExecutionContext ExecutionContext => builder.ExecutionContext;

    public IResourceCollection Resources => builder.Resources;

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource => builder.AddResource(resource);

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource => builder.CreateResourceBuilder(resource);

    public DistributedApplication Build() => BuildAsync().GetAwaiter().GetResult();

    public Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default)
    {
        var handedOver = capture.BuildAsync(cancellationToken);
        if (!capture.RunsEntryPoint)
        {
            builder.Build();
        }

        return _built = handedOver;
    }

    /// <summary>Ends the entry point; an application that was built is disposed too.</summary>
    public async ValueTask DisposeAsync()
    {
        capture.Abandon();
        if (_built is { IsCompletedSuccessfully: true } built)
        {
            await (await built).DisposeAsync();
        }
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
