using System.Reflection;
using DataMesh.ServiceDefaults.Settings;

namespace DataMesh.Operations.Tests.Settings;

/// <summary>Which process reads which setting.</summary>
internal static class KnownSettings
{
    private const string Everyone = "all";
    private const string Migrations = "catalog migrate, scheduler migrate, a domain migrate";

    public static IReadOnlyList<(Setting Setting, string Processes, string Default)> All { get; } =
    [
        (MeshSettings.Database("catalog-db"), "catalog, catalog migrate", ""),
        (MeshSettings.Database("scheduler-db"), "scheduler, scheduler migrate", ""),
        (MeshSettings.Database("{domain}-db") with { Meaning = "The operational database of a domain that has one; its contracts' sources name it" }, "a domain, a domain migrate", ""),
        (MeshSettings.Cache, "gateway, query", ""),
        (MeshSettings.TablesRoot, "query, a domain", ""),
        (MeshSettings.TablesRoot with { Key = "DataMesh:Tables:Root", Need = Need.Nowhere, Meaning = "Lets domains in other repositories join by the catalog's address alone: the catalog tells them the folder" }, "catalog", ""),
        (MeshSettings.Catalog, "scheduler, gateway, query, a domain", "http://localhost:5101 in Development"),
        (MeshSettings.AllowedHosts, "gateway", "`*` in Development"),
        (MeshSettings.AnonymousReaders, "gateway", "true in Development"),
        (Platform("DataMesh:PublicAddress", "address", "Address of the gateway in the lines that the catalog gives to be copied, where a load balancer changes host or scheme"), "catalog", "what the caller used"),
        (Platform("services:{name}:http:{n}", "address", "Address of a service or domain by its name: the gateway looks for catalog, scheduler, query and each domain that announces a name; `n` counts its replicas from 0"), "scheduler, gateway", ""),
        (Platform("ASPNETCORE_URLS", "addresses, separated by `;`", "Where the process listens, such as `http://*:8080`"), Everyone, "http://localhost:5000"),
        (Platform("ASPNETCORE_ENVIRONMENT", "text", "`Development` on a developer's machine; anything else is production"), Everyone, "Production"),
        (Platform("OTEL_SERVICE_NAME", "text", "The process's name in telemetry; a domain without an address announces `http://` and this name"), Everyone, "the program's name"),
        (Platform("OTEL_EXPORTER_OTLP_ENDPOINT", "address", "Where traces, metrics and logs go; without it none are sent. The other `OTEL_*` variables of the OpenTelemetry specification work too"), Everyone, ""),
        (Platform("Logging:LogLevel:{category}", "Trace to Critical, None", "What is logged; `Default` is a category"), Everyone, "Information"),
        (Platform("ConnectionStrings:postgres", "connection string", "A server of yours: then only the databases are made there"), "embedded postgres", ""),
        (Platform("Postgres:Port", "number, 1 to 65535", "TCP port on 127.0.0.1"), "embedded postgres", "5432"),
        (Platform("Postgres:Password", "text", "Password of the superuser `postgres`"), "embedded postgres", "postgres"),
        (Platform("Cache:Port", "number, 1 to 65535", "TCP port on 127.0.0.1"), "embedded cache", "6379"),
        (Platform("Cache:Password", "text", "Whoever reaches the port may use it without one"), "embedded cache", ""),
    ];

    /// <summary>Every class of the processes that is bound to a section.</summary>
    public static IReadOnlyList<(Type Type, string Processes)> Options { get; } =
    [
        .. OptionsOf("DataMesh.Catalog", "catalog"),
        .. OptionsOf("DataMesh.Scheduler", "scheduler"),
        .. OptionsOf("DataMesh.Gateway", "gateway"),
        .. OptionsOf("DataMesh.Query", "query"),
        .. OptionsOf("DataMesh.Sdk", "a domain"),
        .. OptionsOf("DataMesh.ServiceDefaults", Migrations),
    ];

    private static Setting Platform(string key, string kind, string meaning) => new() { Key = key, Kind = kind, Meaning = meaning, Remedy = string.Empty };

    private static IEnumerable<(Type Type, string Processes)> OptionsOf(string assembly, string processes) => Assembly.Load(assembly).GetTypes()
        .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && type.GetField("Section") is { IsLiteral: true })
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .Select(type => (type, processes));
}
