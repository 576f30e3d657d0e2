using DataMesh.Sdk;
using DataMesh.ServiceDefaults.Postgres;
using Flights.Operations;
using Flights.Replay;

var builder = DataDomain.CreateBuilder(args);
builder.Host.AddPostgresDbContext<FlightsDb>("flights-db");
builder.Host.Services.AddReplay();

var domain = builder.Build();
if (await domain.App.MigrateAsync<FlightsDb>(args))
{
    await LoadJanuary.RunAsync(domain.App.Services, CancellationToken.None);
    return;
}

await domain.App.RunAsync();
