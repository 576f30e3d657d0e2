using DataMesh.AppHost;
using DataMesh.AppHost.Deployment;
using DataMesh.AppHost.Servers;

using var mesh = Mesh.Open(args);
if (mesh is null)
{
    return;
}

var builder = mesh.Builder;

var postgres = mesh.AddPostgres("postgres");
var cache = mesh.AddCache("cache");

var catalogMigrations = builder.AddProject<Projects.DataMesh_Catalog>("catalog-migrations")
    .WithArgs("migrate")
    .WithDatabase(postgres, "catalog-db");

var catalog = builder.AddProject<Projects.DataMesh_Catalog>("catalog")
    .WithHttpEndpoint(port: mesh.Deployment is null ? 5101 : null)
    .WithHttpHealthCheck("/health")
    .WithTables(mesh)
    .WithPolicies(mesh)
    .WithDatabase(postgres, "catalog-db")
    .WaitForCompletion(catalogMigrations)
    .Deployed(mesh, new Size(Cpu: 0.5, Replicas: 1));

var domains = mesh.AddSampleDomains(postgres, catalog);

var schedulerMigrations = builder.AddProject<Projects.DataMesh_Scheduler>("scheduler-migrations")
    .WithArgs("migrate")
    .WithDatabase(postgres, "scheduler-db");

var scheduler = builder.AddProject<Projects.DataMesh_Scheduler>("scheduler")
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithDatabase(postgres, "scheduler-db")
    .WithReference(catalog)
    .WithReferences(domains)
    .WaitForCompletion(schedulerMigrations)
    .Deployed(mesh, new Size(Cpu: 0.5, Replicas: 2));

var query = builder.AddProject<Projects.DataMesh_Query>("query")
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithTables(mesh)
    .WithReference(catalog)
    .WithCache(cache)
    .Deployed(mesh, new Size(Cpu: 2, Replicas: 2));

var gateway = builder.AddProject<Projects.DataMesh_Gateway>("gateway")
    .WithExternalHttpEndpoints()
    .WithHosts(mesh)
    .WithHttpHealthCheck("/health")
    .WithReference(catalog)
    .WithReference(scheduler)
    .WithReference(query)
    .WithReferences(domains)
    .WithCache(cache)
    .Deployed(mesh, new Size(Cpu: 1, Replicas: 2));

var address = gateway.GetEndpoint("http");
gateway.WithUrl($"{address}/api/products", "Products").WithUrl($"{address}/hangfire", "Scheduler");

builder.Build().Run();
