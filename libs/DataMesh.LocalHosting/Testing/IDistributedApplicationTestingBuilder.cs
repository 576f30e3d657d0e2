namespace Aspire.Hosting.Testing;

/// <summary>A graph as its AppHost describes it, for a test to change before it is built.</summary>
public interface IDistributedApplicationTestingBuilder : IDistributedApplicationBuilder, IAsyncDisposable, IDisposable
{
    /// <summary>Ends the description.</summary>
    Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default);
}
