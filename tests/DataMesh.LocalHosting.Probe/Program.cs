using System.Collections;
using System.Globalization;
using DataMesh.LocalHosting.Probe;
using DataMesh.ServiceDefaults;

// One program, several roles, for tests to run as separate processes.
switch (args)
{
    case ["host", .. var settings]:
        await SmallMesh.RunAsync(settings);
        return Environment.ExitCode;
    case ["exit", var code, .. var words]:
        await Console.Error.WriteLineAsync(string.Join(' ', words));
        return int.Parse(code, CultureInfo.InvariantCulture);
}

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
if (args.Contains("--deaf"))
{
    builder.Services.AddSingleton<IHostLifetime, DeafLifetime>();
}

var app = builder.Build();
app.MapServiceDefaults();

var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(
    entry => (string)entry.Key, entry => (string?)entry.Value);
app.MapGet("/env", () => variables);
app.MapGet("/args", () => args);
app.MapGet("/process", () => Environment.ProcessId);
app.MapGet("/ready", () => File.Exists(variables.GetValueOrDefault("READY_FILE")) ? Results.Ok() : Results.StatusCode(503));
app.MapPost("/crash", (int code) => Environment.Exit(code));

await app.RunAsync();
return 0;
