using System.Text.Json;
using DataMesh.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DataMesh.ServiceDefaults;

/// <summary>Every error leaves a service as RFC 9457 problem details with a stable type, never as a stack trace or an empty body.</summary>
internal static class ProblemAnswers
{
    public static void AddProblemAnswers(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = Complete);

        // In every environment, so that a request that cannot be bound is explained and not only refused.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<ExceptionHandlerOptions>(options =>
        {
            options.StatusCodeSelector = StatusOf;

            // The caller's mistake is the caller's to read; it is no fault of ours to log.
            options.SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException;
        });
    }

    public static void UseProblemAnswers(this IApplicationBuilder app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
    }

    private static int StatusOf(Exception failure) =>
        failure is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;

    private static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        if (context.Exception is BadHttpRequestException bad)
        {
            problem.Detail = Explain(bad);
        }

        if (problem.Type?.StartsWith("urn:", StringComparison.Ordinal) != true)
        {
            problem.Type = TypeOf(problem.Status);
        }
    }

    private static string Explain(BadHttpRequestException bad) =>
        bad.InnerException is JsonException json
            ? $"The body is not the JSON this address takes, at {json.Path ?? "$"} (line {json.LineNumber + 1}): {json.Message}"
            : bad.Message;

    private static string TypeOf(int? status) => status switch
    {
        StatusCodes.Status404NotFound => Problems.NotFound,
        StatusCodes.Status406NotAcceptable => Problems.NotAcceptable,
        >= 400 and < 500 => Problems.RequestInvalid,
        _ => Problems.Internal,
    };
}
