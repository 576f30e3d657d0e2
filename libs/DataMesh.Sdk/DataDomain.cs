using DataMesh.Sdk.Database;
using DataMesh.ServiceDefaults.Postgres;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
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

    /// <summary>Runs a domain until it is told to stop; with the argument <c>migrate</c>, applies <c>Migrations/*.sql</c> and ends.</summary>
    public static void Run(string[] args)
    {
        var domain = CreateBuilder(args).Build();
        if (!domain.Migrate(args))
        {
            domain.App.Run();
        }
    }

    /// <summary>A builder for a domain that adds C# pipelines, services or endpoints.</summary>
    public static DataDomainBuilder CreateBuilder(string[] args) => new(args);

    /// <summary>
    /// When <paramref name="args"/> hold <c>migrate</c>, applies each file of <c>Migrations/*.sql</c> that has not been applied yet to the
    /// database of the contracts' postgres sources, and returns true: the caller then exits. Otherwise returns false at once.
    /// </summary>
    public bool Migrate(string[] args)
    {
        if (!args.Contains(Migrations.Argument))
        {
            return false;
        }

        App.Services.GetRequiredService<SqlMigrations>().Apply();
        return true;
    }

    /// <summary>Runs the domain until it is told to stop.</summary>
    public Task RunAsync(CancellationToken ct) => App.RunAsync(ct);
}
