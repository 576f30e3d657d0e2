using DataMesh.Client;
using DataMesh.Sdk.Database;
using DataMesh.Sdk.Documents;
using DataMesh.Sdk.Events;
using DataMesh.Sdk.Joining;
using DataMesh.Sdk.Pipelines;
using DataMesh.Sdk.Publishing;
using DataMesh.Sdk.Reporting;
using DataMesh.Sdk.Rest;
using DataMesh.Sdk.Runs;
using DataMesh.ServiceDefaults;
using DataMesh.ServiceDefaults.Postgres;
using DataMesh.ServiceDefaults.Settings;
using DataMesh.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DataMesh.Sdk;

/// <summary>Builds a domain's host.</summary>
public sealed class DataDomainBuilder
{
    private readonly Dictionary<string, PipelineCode> _pipelines = new(StringComparer.Ordinal);

    internal DataDomainBuilder(string[] args)
    {
        StartFault.SayInsteadOfStackTrace();
        Host = WebApplication.CreateBuilder(args);
        JoinMesh.Ask(Host, args);
        Host.AddServiceDefaults();
        if (!args.Contains(Migrations.Argument))
        {
            Host.Needs(MeshSettings.Catalog, MeshSettings.TablesRoot);
        }
    }

    /// <summary>The web host's builder: configuration, services, logging.</summary>
    public WebApplicationBuilder Host { get; }

    /// <summary>Makes the rows of a contract in C# instead of in its SQL file.</summary>
    /// <param name="contract">The contract's name.</param>
    /// <param name="code">Stages every object of the contract through the context.</param>
    public DataDomainBuilder Pipeline(string contract, PipelineCode code)
    {
        _pipelines.Add(contract, code);
        return this;
    }

    /// <summary>Builds the host.</summary>
    public DataDomain Build()
    {
        AddServices(Host.Services);
        var app = Host.Build();
        app.UseResponseCompression();
        app.MapServiceDefaults();
        app.MapRuns();
        app.MapStatus();
        app.MapRest();
        app.MapEvents();
        return new(app);
    }

    private void AddServices(IServiceCollection services)
    {
        services.AddOptions<DomainOptions>().BindConfiguration(DomainOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.ConfigureHttpJsonOptions(json => MeshJson.Apply(json.SerializerOptions));
        services.AddCatalogClient();
        services.TryAddSingleton<ITableStorage>(_ => new LocalTableStorage(DomainOptions.TablesRoot(Host.Configuration)));
        services.AddSingleton<DomainFolder>();
        services.AddSingleton<SqlMigrations>();
        services.AddSingleton<AcceptedDocuments>();
        services.AddSingleton<DocumentEdits>();
        services.AddSingleton<DomainContracts>();
        services.AddSingleton<IServedContracts>(provider => provider.GetRequiredService<DomainContracts>());
        services.AddSingleton<TableRegistry>();
        services.AddHealthChecks().AddCheck<DocumentsHealthCheck>("documents");
        services.AddSingleton(new PipelineRegistry(_pipelines));
        services.AddSingleton<PostgresConnections>();
        services.AddSingleton<PipelineInputs>();
        services.AddSingleton<PipelineSources>();
        services.AddSingleton<SqlPipeline>();
        services.AddSingleton<PipelineQueries>();
        services.AddSingleton<RunExecution>();
        services.AddSingleton<RunBook>();
        services.AddHostedService(provider => provider.GetRequiredService<RunBook>());
        services.AddSingleton<RunReports>();
        services.AddHostedService(provider => provider.GetRequiredService<RunReports>());
        services.AddSingleton<AnnouncedAddress>();
        services.AddSingleton<PublicationState>();
        services.AddSingleton<PublishToCatalog>();
        services.AddSingleton<MissingReports>();
        services.AddHostedService<Publication>();
        services.AddHostedService<TableUpkeep>();
        services.AddRest();
        services.AddEvents();
    }
}
