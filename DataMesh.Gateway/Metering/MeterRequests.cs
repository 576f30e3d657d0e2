using System.Globalization;
using DataMesh.Gateway.Routing;
using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace DataMesh.Gateway.Metering;

/// <summary>Counts who read what: requests for data by their route, SQL by the tables that its answer names.</summary>
internal sealed class MeterRequests(UsageMeter meter, SqlTableNames names)
{
    /// <summary>Who the caller says they are; nobody checks it until the mesh has identities. Never passed on.</summary>
    public const string ConsumerHeader = "X-DataMesh-Consumer";
    private const string TablesHeader = "DataMesh-Data-Versions";
    private const int LongestConsumer = 100;

    /// <summary>The segment that is no object but the port's events.</summary>
    private const string Events = "events";

    /// <summary>More tables than anybody joins; each costs an entry.</summary>
    private const int MostTables = 32;

    public static void AddMetering(IServiceCollection services)
    {
        services.AddSingleton<UsageMeter>();
        services.AddSingleton<SqlTableNames>();
        services.AddSingleton<MeterRequests>();
        services.AddHostedService<ReportUsage>();
    }

    /// <summary>Where an answer does not tell its length, its bytes are counted on their way.</summary>
    public static void CountBodies(TransformBuilderContext transforms)
    {
        if (transforms.Route.Metadata is null && transforms.Route.RouteId != ServiceRoutes.Sql)
        {
            return;
        }

        transforms.AddResponseTransform(response =>
        {
            var http = response.HttpContext;
            if (response.ProxyResponse is { } answer && answer.Content.Headers.ContentLength is null)
            {
                http.Features.Set(new CountedBody(http.Response.Body));
                http.Response.Body = http.Features.Get<CountedBody>()!;
            }

            return ValueTask.CompletedTask;
        });
    }

    public static async Task MeterAsync(HttpContext context, Func<Task> next)
    {
        await next();
        var route = context.GetReverseProxyFeature().Route.Config;
        if (route.Metadata is { } port)
        {
            context.RequestServices.GetRequiredService<MeterRequests>().CountData(context, port);
        }
        else if (route.RouteId == ServiceRoutes.Sql)
        {
            context.RequestServices.GetRequiredService<MeterRequests>().CountSql(context);
        }
    }

    private void CountData(HttpContext context, IReadOnlyDictionary<string, string> port)
    {
        var status = context.Response.StatusCode;
        var name = status < StatusCodes.Status400BadRequest ? ObjectOf(context.Request.Path.Value!) : string.Empty;
        var major = int.Parse(port[DataRoutes.Major], CultureInfo.InvariantCulture);
        meter.Count(
            new(port[DataRoutes.Domain], port[DataRoutes.Contract], major, name == Events ? string.Empty : name, name == Events ? Events : "rest", ConsumerOf(context.Request), status / 100),
            BytesOf(context));
    }

    /// <summary>An answer that names no tables read none.</summary>
    private void CountSql(HttpContext context)
    {
        var (consumer, bytes) = (ConsumerOf(context.Request), BytesOf(context));
        var versions = context.Response.Headers[TablesHeader].ToString().Split(',', MostTables + 1, StringSplitOptions.TrimEntries);
        foreach (var version in versions.Take(MostTables))
        {
            if (names.Find(version.Split('=')[0]) is { } table)
            {
                meter.Count(new(
                    table.Domain, table.Contract, table.Major, table.Object, "sql", consumer, context.Response.StatusCode / 100), bytes);
            }
        }
    }

    /// <summary>The segment after <c>/data/{domain}/{contract}/v{major}/</c>; empty for what describes the port.</summary>
    private static string ObjectOf(string path)
    {
        var rest = path.AsSpan(1);
        for (var segment = 0; segment < 4; segment++)
        {
            var slash = rest.IndexOf('/');
            if (slash < 0)
            {
                return string.Empty;
            }

            rest = rest[(slash + 1)..];
        }

        var end = rest.IndexOfAny('/', '(');
        var name = end < 0 ? rest : rest[..end];
        return name.Length is 0 or > 200 || name[0] == '$' ? string.Empty : name.ToString();
    }

    private static string ConsumerOf(HttpRequest request) =>
        request.Headers[ConsumerHeader] is [{ Length: > 0 and <= LongestConsumer } name] && IsDecent(name) ? name : string.Empty;

    private static bool IsDecent(string name) =>
        char.IsLetterOrDigit(name[0])
            && name.All(character => char.IsLetterOrDigit(character) || character is '.' or '_' or '@' or '+' or '-');

    private static long BytesOf(HttpContext context) => HttpMethods.IsHead(context.Request.Method)
        ? 0
        : context.Features.Get<CountedBody>()?.Written ?? context.Response.ContentLength ?? 0;
}
