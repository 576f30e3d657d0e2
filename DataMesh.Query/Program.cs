using DataMesh.Client;
using DataMesh.Query.Sharing;
using DataMesh.Query.Sql;
using DataMesh.Query.Tables;
using DataMesh.ServiceDefaults;
using DataMesh.ServiceDefaults.Settings;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults().Needs(MeshSettings.Catalog, MeshSettings.TablesRoot, MeshSettings.Cache);
builder.AddProductDirectory();
builder.Services.ConfigureHttpJsonOptions(json => MeshJson.Apply(json.SerializerOptions));
builder.Services.AddValidation();
builder.Services.AddTables();
builder.Services.AddSql();
builder.Services.AddSharing();

var app = builder.Build();
app.MapServiceDefaults();
app.MapSql();
app.MapSharing();
app.Run();
