using DataMesh.LocalHosting.Testing;

namespace Aspire.Hosting.Testing;

/// <summary>Runs an AppHost inside a test: random public ports, no terminal, started and stopped by the test.</summary>
public static class DistributedApplicationTestingBuilder
{
    /// <summary>Runs the entry point of the AppHost that the type belongs to, up to where it builds.</summary>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync<TEntryPoint>([], cancellationToken);

    /// <summary>Runs the entry point of the AppHost that the type belongs to, with arguments, up to where it builds.</summary>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(
        string[] args, CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync(typeof(TEntryPoint), args, cancellationToken);

    /// <summary>Runs the entry point of the AppHost that the type belongs to, with arguments, up to where it builds.</summary>
    public static async Task<IDistributedApplicationTestingBuilder> CreateAsync(
        Type entryPoint, string[] args, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entryPoint);
        var capture = new EntryPointCapture(entryPoint.Assembly, args, configure: null);
        return new TestingBuilder(await capture.RunAsync(cancellationToken), capture);
    }

    /// <summary>An empty graph.</summary>
    public static IDistributedApplicationTestingBuilder Create(params string[] args)
    {
        var capture = new EntryPointCapture(System.Reflection.Assembly.GetCallingAssembly(), args, configure: null);
        return new TestingBuilder(new DistributedApplicationBuilder(new DistributedApplicationOptions { Args = args }, capture), capture);
    }
}
