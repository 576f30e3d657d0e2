using DataMesh.Client;
using DataMesh.Gateway.Admission;
using DataMesh.Gateway.Requests;
using DataMesh.Gateway.Routing;
using DataMesh.ServiceDefaults;
using DataMesh.ServiceDefaults.Settings;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults().Needs(MeshSettings.Catalog, MeshSettings.AllowedHosts, MeshSettings.AnonymousReaders, MeshSettings.Cache);
builder.AddProductDirectory();
builder.Services.ConfigureHttpJsonOptions(json => MeshJson.Apply(json.SerializerOptions));
builder.Services.AddMeshRoutes();
builder.Services.AddRequests();

var app = builder.Build();
app.UseRequestIds();
app.MapServiceDefaults();
app.UseAdmission();
app.MapEntryPoints();
app.MapMeshRoutes();
app.Run();
