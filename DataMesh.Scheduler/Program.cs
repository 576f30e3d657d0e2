using DataMesh.Client;
using DataMesh.Scheduler.Dashboard;
using DataMesh.Scheduler.Pipelines;
using DataMesh.Scheduler.Queues;
using DataMesh.Scheduler.Runs;
using DataMesh.Scheduler.Storage;
using DataMesh.ServiceDefaults;
using DataMesh.ServiceDefaults.Postgres;
using DataMesh.ServiceDefaults.Settings;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults().Needs(MeshSettings.Catalog);
builder.AddPostgresDbContext<SchedulerDb>(SchedulerDb.ConnectionName);
builder.Services.ConfigureHttpJsonOptions(json => MeshJson.Apply(json.SerializerOptions));
builder.Services.AddCatalogClient();
builder.Services.AddPipelines();
builder.Services.AddRuns();
builder.AddQueues();

var app = builder.Build();
if (await app.MigrateAsync<SchedulerDb>(args))
{
    HangfireSchema.Install(app.Configuration);
    return;
}

app.MapServiceDefaults();
app.MapPipelines();
app.MapRuns();
app.MapDashboard();
app.Run();
