using DataMesh.Client;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace DataMesh.Gateway.Requests;

/// <summary>The largest body that passes: as much as the catalog takes, which takes the most.</summary>
internal static class BodyLimit
{
    private const int Mebibytes = 16;
    private const long Bytes = Mebibytes * 1024L * 1024L;

    public static void LimitBodies(this IServiceCollection services) =>
        services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = Bytes);

    /// <summary>What tells its length is refused before anything is read or passed on.</summary>
    public static Task RefuseAsync(HttpContext context, Func<Task> next) =>
        context.Request.ContentLength > Bytes ? AnswerAsync(context) : next();

    /// <summary>What does not is counted by Kestrel, which stops it at the limit.</summary>
    public static bool IsExceededBy(Exception? failure) =>
        failure is Microsoft.AspNetCore.Http.BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
        || (failure is AggregateException several && several.InnerExceptions.Any(IsExceededBy))
        || (failure?.InnerException is { } inner && IsExceededBy(inner));

    public static Task AnswerAsync(HttpContext context) => TypedResults.Problem(
        $"The body is larger than {Mebibytes} MiB, the most that the gateway passes on; send it in parts.",
        statusCode: StatusCodes.Status413PayloadTooLarge,
        type: Problems.LimitExceeded).ExecuteAsync(context);
}
