using DataMesh.EmbeddedServers;
using DataMesh.EmbeddedServers.Cache;
using DataMesh.EmbeddedServers.Dashboard;
using DataMesh.EmbeddedServers.Postgres;
using DataMesh.EmbeddedServers.Processes;
using DataMesh.EmbeddedServers.Serving;
using DataMesh.ServiceDefaults;

if (!OperatingSystem.IsWindows() && args is [RunAs.Verb, ..])
{
    return RunAs.Become(args);
}

if (args is not [var server and ("postgres" or "cache" or "dashboard"), .. var settings])
{
    Console.Error.WriteLine(Usage.Text);
    return Usage.ExitCode;
}

var builder = WebApplication.CreateBuilder(settings);
builder.AddServiceDefaults();
switch (server)
{
    case "postgres": builder.AddPostgres(); break;
    case "cache": builder.AddCache(); break;
    default: builder.AddDashboard(); break;
}

var app = builder.Build();
app.MapServiceDefaults();
return await app.RunServerAsync();
