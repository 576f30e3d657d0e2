using DataMesh.Client;
using DataMesh.Gateway.Routing;
using Yarp.ReverseProxy.Forwarder;

namespace DataMesh.Gateway.Requests;

/// <summary>Says why a request could not be passed on, where YARP alone would answer with an empty body.</summary>
internal static partial class ForwardingProblems
{
    private const string RetryAfterSeconds = "2";

    public static async Task ExplainAsync(HttpContext context, Func<Task> next)
    {
        await next();
        if (context.GetForwarderErrorFeature() is not { } failure
            || context.Response.HasStarted
            || context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        if (BodyLimit.IsExceededBy(failure.Exception))
        {
            context.Response.Clear();
            await BodyLimit.AnswerAsync(context);
            return;
        }

        // The name that consumers know; where it runs is not theirs to read.
        var route = context.GetReverseProxyFeature().Route.Config;
        var service = route.Metadata?[DataRoutes.Domain] ?? route.ClusterId;
        var logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ForwardingProblems));
        Log.NoAnswer(logger, service, failure.Error);
        context.Response.Clear();
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        await TypedResults.Problem(
            $"'{service}' does not answer ({failure.Error}). It is starting, restarting or down; ask again in a moment.",
            statusCode: failure.Error is ForwarderError.RequestTimedOut
                ? StatusCodes.Status504GatewayTimeout
                : StatusCodes.Status503ServiceUnavailable,
            type: Problems.DomainUnavailable,
            title: "The service behind this address is not available.").ExecuteAsync(context);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Service} does not answer ({Error}).")]
        public static partial void NoAnswer(ILogger logger, string? service, ForwarderError error);
    }
}
