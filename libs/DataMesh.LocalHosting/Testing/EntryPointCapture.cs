using System.Reflection;
using Aspire.Hosting;
using DataMesh.LocalHosting.Launch;

namespace DataMesh.LocalHosting.Testing;

/// <summary>
/// Runs an AppHost's entry point inside a test and stops it at two places: when it builds, so that the test may change the graph, and
/// when it
/// runs, so that the test decides when to start and stop.
/// </summary>
internal sealed class EntryPointCapture(Assembly appHost, string[] args, Action<DistributedApplicationOptions>? configure)
{
    private static readonly AsyncLocal<EntryPointCapture?> Flowing = new();
    private readonly TaskCompletionSource<DistributedApplicationBuilder> _builder = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<DistributedApplication> _application = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _mayBuild = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The capture that the code now running belongs to; null outside tests.</summary>
    public static EntryPointCapture? Current => Flowing.Value;

    public Assembly AppHost => appHost;

    /// <summary>False for a graph that a test describes itself.</summary>
    public bool RunsEntryPoint { get; private set; }

    public Task<DistributedApplicationBuilder> RunAsync(CancellationToken cancellationToken)
    {
        RunsEntryPoint = true;
        var entryPoint = appHost.EntryPoint ?? throw new InvalidOperationException($"{appHost.GetName().Name} has no entry point.");
        var thread = new Thread(() => Invoke(entryPoint)) { IsBackground = true, Name = $"entry point of {appHost.GetName().Name}" };
        thread.Start();
        return _builder.Task.WaitAsync(cancellationToken);
    }

    public Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken)
    {
        _mayBuild.TrySetResult();
        return _application.Task.WaitAsync(cancellationToken);
    }

    /// <summary>The test does not build after all: the entry point ends.</summary>
    public void Abandon() => _mayBuild.TrySetCanceled();

    public void Configure(DistributedApplicationOptions options)
    {
        options.Args ??= args;
        options.AssemblyName ??= appHost.GetName().Name;
        configure?.Invoke(options);
    }

    /// <summary>A test does not go through <c>dotnet run</c>, which would have set the variables of the AppHost's launch profile.</summary>
    public IEnumerable<KeyValuePair<string, string?>> LaunchProfile(string appHostDirectory)
    {
        var project = Path.Combine(appHostDirectory, $"{appHost.GetName().Name}.csproj");
        var selected = LaunchSettingsFile.Select(project, profile: null, new Microsoft.Extensions.Configuration.ConfigurationManager());
        return selected?.Profile.EnvironmentVariables.Select(variable => KeyValuePair.Create(variable.Key, (string?)variable.Value)) ?? [];
    }

    public void HandOver(DistributedApplicationBuilder builder)
    {
        _builder.TrySetResult(builder);
        _mayBuild.Task.GetAwaiter().GetResult();
    }

    public void HandOver(DistributedApplication application) => _application.TrySetResult(application);

    private void Invoke(MethodInfo entryPoint)
    {
        Flowing.Value = this;
        try
        {
            var code = entryPoint.Invoke(null, entryPoint.GetParameters().Length == 0 ? null : [args]);
            Fail(new DistributedApplicationException(
                $"The entry point of {appHost.GetName().Name} ended with {code ?? 0} before it built an application."));
        }
        catch (TargetInvocationException exception)
        {
            Fail(exception.InnerException ?? exception);
        }
    }

    private void Fail(Exception exception)
    {
        _builder.TrySetException(exception);
        _application.TrySetException(exception);

        // Nobody awaits the application of a test that only looked at the builder.
        _ = _application.Task.Exception;
        _ = _builder.Task.Exception;
    }
}
