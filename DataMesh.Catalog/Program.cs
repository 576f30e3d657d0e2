using DataMesh.Catalog.Changes;
using DataMesh.Catalog.Compatibility;
using DataMesh.Catalog.Domains;
using DataMesh.Catalog.Governance;
using DataMesh.Catalog.Joining;
using DataMesh.Catalog.Lineage;
using DataMesh.Catalog.Pages;
using DataMesh.Catalog.Products;
using DataMesh.Catalog.Reference;
using DataMesh.Catalog.Search;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using DataMesh.ServiceDefaults;
using DataMesh.ServiceDefaults.Postgres;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddPostgresDbContext<CatalogDb>("catalog-db");
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 16 * 1024 * 1024);
builder.Services.ConfigureHttpJsonOptions(json => MeshJson.Apply(json.SerializerOptions));
builder.Services.AddValidation();
builder.Services.AddReference();
builder.Services.AddSchemaGate();
builder.Services.AddChanges();
builder.Services.AddJoining();
builder.Services.AddSearch();
builder.Services.AddPages();
builder.Services.AddGovernance();
builder.Services.AddProducts();

var app = builder.Build();
if (await app.MigrateAsync<CatalogDb>(args))
{
    return;
}

app.MapServiceDefaults();
app.UseSchemaGate();
app.MapReference();
app.MapProducts();
app.MapSearch();
app.MapPages();
app.MapDomains();
app.MapChanges();
app.MapLineage();
app.MapJoining();
app.MapCompatibility();
app.MapGovernance();
app.Run();
