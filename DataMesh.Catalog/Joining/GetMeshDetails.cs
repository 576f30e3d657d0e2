using System.Reflection;
using DataMesh.Client;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DataMesh.Catalog.Joining;

/// <summary>Tells a process that knows nothing but the catalog's address how to be part of the mesh.</summary>
internal static partial class GetMeshDetails
{
    private const string TablesRoot = "DataMesh:Tables:Root";

    public static string Version { get; } = typeof(GetMeshDetails).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static void AddJoining(this IServiceCollection services) => services.AddSingleton(_ => new ReachAddress());

    public static void MapJoining(this IEndpointRouteBuilder routes) => routes.MapGet(MeshDetails.Path, HandleAsync).ExcludeFromDescription();

    private static async Task<Ok<MeshDetails>> HandleAsync(
        IConfiguration configuration, IHostEnvironment environment, ILogger<MeshDetails> logger, CancellationToken ct)
    {
        var root = configuration[TablesRoot] is { Length: > 0 } configured ? Path.GetFullPath(configured) : null;
        var mark = root is null ? null : await FindMarkAsync(root, logger, ct);
        var telemetry = environment.IsDevelopment() && Uri.TryCreate(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"], UriKind.Absolute, out var endpoint)
            ? endpoint
            : null;
        return TypedResults.Ok(new MeshDetails
        {
            Version = Version,
            TablesRoot = mark is null ? null : root,
            TablesId = mark,
            OtlpEndpoint = telemetry,
            OtlpProtocol = telemetry is null ? null : configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] ?? "grpc",
        });
    }

    /// <summary>A catalog that cannot reach the folder does not speak of it.</summary>
    private static async Task<string?> FindMarkAsync(string root, ILogger logger, CancellationToken ct)
    {
        try
        {
            return await TablesMark.ReadAsync(root, ct);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Log.NoMark(logger, root, failure.Message);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The tables folder {Root} cannot be used from here ({Reason}); domains that join have to be told theirs.")]
        public static partial void NoMark(ILogger logger, string root, string reason);
    }
}
