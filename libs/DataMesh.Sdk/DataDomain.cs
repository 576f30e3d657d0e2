using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace DataMesh.Sdk;

/// <summary>
/// The host of a domain: reads its documents, publishes them, runs its pipelines when the scheduler asks, and serves its rows. A domain
/// that is contracts and SQL alone needs one line: <c>DataMesh.Sdk.DataDomain.Run(args);</c>
/// </summary>
public sealed class DataDomain
{
    internal DataDomain(WebApplication app) => App = app;

    /// <summary>The web application, for endpoints of the domain's own.</summary>
    public WebApplication App { get; }

    /// <summary>Runs a domain until it is told to stop.</summary>
    public static void Run(string[] args) => CreateBuilder(args).Build().App.Run();

    /// <summary>A builder for a domain that adds C# pipelines, services or endpoints.</summary>
    public static DataDomainBuilder CreateBuilder(string[] args) => new(args);

    /// <summary>Runs the domain until it is told to stop.</summary>
    public Task RunAsync(CancellationToken ct) => App.RunAsync(ct);
}
