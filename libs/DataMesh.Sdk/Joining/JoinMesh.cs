using System.Net;
using System.Text.Json;
using DataMesh.Client;
using DataMesh.ServiceDefaults.Postgres;
using DataMesh.ServiceDefaults.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DataMesh.Sdk.Joining;

/// <summary>
/// Lets a domain that knows nothing but the catalog's address be part of that mesh: asks where the tables are and where telemetry goes, before
/// the host is built from these settings. What was set by hand wins. A domain that an AppHost starts has been told everything.
/// </summary>
internal static partial class JoinMesh
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly string[] ListenKeys = ["urls", "http_ports", "https_ports"];
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <exception cref="StartFault">
    /// The catalog's address is none, the catalog cannot say where tables are, or this machine does not see them.
    /// </exception>
    public static void Ask(WebApplicationBuilder builder, string[] args)
    {
        var configuration = builder.Configuration;
        if (configuration[DomainOptions.TablesRootKey] is { Length: > 0 } || args.Contains(Migrations.Argument))
        {
            return;
        }

        if (configuration[CatalogOptions.Key] is { Length: > 0 }
            && SettingChecks.FaultOf(MeshSettings.Catalog, configuration, builder.Environment) is { } fault)
        {
            throw new StartFault(fault);
        }

        var catalog = CatalogOptions.AddressIn(configuration, builder.Environment);
        if (catalog == CatalogOptions.DefaultAddress)
        {
            // Found by service discovery, so somebody else says where everything is; the missing folder is reported when it is used.
            return;
        }

        using var logging = LoggerFactory.Create(factory => factory.AddSimpleConsole().AddConfiguration(configuration.GetSection("Logging")));
        var logger = logging.CreateLogger(typeof(JoinMesh).FullName!);
        var memory = new JoinedMesh(builder.Environment.ContentRootPath);
        var mesh = AskUntilAnswered(catalog, memory, logger);
        CheckTables(mesh, catalog);
        memory.Remember(catalog, mesh);
        configuration.AddInMemoryCollection(Settings(mesh, configuration));
        if (builder.Environment.IsDevelopment() && !SaysWhereToListen(configuration))
        {
            // Any free port: several domains started by hand must not meet at the server's default one.
            builder.WebHost.UseUrls("http://127.0.0.1:0");
        }

        Log.Joined(logger, catalog, mesh.Version, mesh.TablesRoot);
    }

    private static MeshDetails AskUntilAnswered(Uri catalog, JoinedMesh memory, ILogger logger)
    {
        using var http = new HttpClient { BaseAddress = catalog, Timeout = Patience };
        using var never = new ManualResetEventSlim();
        string? said = null;
        while (true)
        {
            var (mesh, reason) = AskOnce(http);
            mesh ??= memory.Recall(catalog);
            if (mesh is not null)
            {
                return mesh;
            }

            if (reason != said)
            {
                Log.Waiting(logger, catalog, reason!);
                said = reason;
            }

            never.Wait(Pause);
        }
    }

    /// <summary>Synchronous, as everything before the host is built.</summary>
    private static (MeshDetails? Mesh, string? Reason) AskOnce(HttpClient http)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, MeshDetails.Path);
            using var response = http.Send(request);
            if (response.StatusCode == HttpStatusCode.NotFound)
            {
                return (null, "it answers, but it is no catalog; give the catalog's own address, not the gateway's");
            }

            response.EnsureSuccessStatusCode();
            using var body = response.Content.ReadAsStream();
            return (JsonSerializer.Deserialize<MeshDetails>(body, MeshJson.Options), null);
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException)
        {
            return (null, away.Message);
        }
        catch (JsonException)
        {
            return (null, "its answer is not one of a catalog");
        }
    }

    private static void CheckTables(MeshDetails mesh, Uri catalog)
    {
        if (mesh.TablesRoot is null)
        {
            throw new StartFault(
                $"The catalog at {catalog} does not say where the mesh keeps its tables. Set DataMesh__Tables__Root to that folder, or set it for the catalog.");
        }

        var mark = Path.Combine(mesh.TablesRoot, MeshDetails.TablesMark);
        if (!File.Exists(mark) || File.ReadAllText(mark) != mesh.TablesId)
        {
            throw new StartFault(
                $"The mesh keeps its tables in '{mesh.TablesRoot}', which this machine does not see. Mount that folder and set DataMesh__Tables__Root to it.");
        }
    }

    private static Dictionary<string, string?> Settings(MeshDetails mesh, IConfiguration configuration)
    {
        const string endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
        var settings = new Dictionary<string, string?> { [DomainOptions.TablesRootKey] = mesh.TablesRoot };
        if (mesh.OtlpEndpoint is not null && string.IsNullOrWhiteSpace(configuration[endpoint]))
        {
            settings[endpoint] = mesh.OtlpEndpoint.ToString();
            settings["OTEL_EXPORTER_OTLP_PROTOCOL"] = mesh.OtlpProtocol;
        }

        return settings;
    }

    private static bool SaysWhereToListen(ConfigurationManager configuration) =>
        ListenKeys.Any(key => configuration[key] is { Length: > 0 }) || configuration.GetSection("Kestrel:Endpoints").Exists();

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Waiting for the catalog at {Catalog}: {Reason}. Is the mesh running? DataMesh__Catalog gives another address.")]
        public static partial void Waiting(ILogger logger, Uri catalog, string reason);

        [LoggerMessage(LogLevel.Information, "Joined the mesh of {Catalog} (platform {Version}); its tables are in {Root}.")]
        public static partial void Joined(ILogger logger, Uri catalog, string version, string? root);
    }
}
