using System.Globalization;
using DataMesh.Client;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DataMesh.Gateway.Routing;

/// <summary>Answers for data that no route leads to: says what there is instead.</summary>
internal static partial class UnknownData
{
    private const int MostNamed = 10;

    private const string RetryAfterSeconds = "2";

    /// <summary>For reading alone: writing data that is there is answered with 405 by the routing.</summary>
    public static void MapFallbackToUnknownData(this IEndpointRouteBuilder routes) => routes
        .MapMethods("/data/{domain?}/{contract?}/{version?}/{**rest}", [HttpMethods.Get, HttpMethods.Head], Explain)
        .WithOrder(int.MaxValue);

    private static ProblemHttpResult Explain(string? domain, string? contract, string? version, ProductDirectory directory, HttpResponse response, ILogger<ProductDirectory> logger)
    {
        if (!directory.CaughtUp.IsCompleted)
        {
            response.Headers.RetryAfter = RetryAfterSeconds;
            return TypedResults.Problem(
                "The gateway has just started and the catalog has not yet told it what there is; ask again in a moment.",
                statusCode: StatusCodes.Status503ServiceUnavailable,
                type: Problems.NotReady);
        }

        var products = directory.Products.ToList();
        if (products.Any(product => product.Domain == domain && product.Address is null && product.Contracts.Any(offered => IsPort(offered, contract, version))))
        {
            response.Headers.RetryAfter = RetryAfterSeconds;
            return TypedResults.Problem(
                $"The domain '{domain}' is known and has left the mesh: no process of it serves now. It is back as soon as one is started.",
                statusCode: StatusCodes.Status503ServiceUnavailable,
                type: Problems.DomainUnavailable);
        }

        var ofDomain = products.Where(product => product.Domain == domain).ToList();
        var majors = ofDomain.SelectMany(product => product.Contracts).Where(candidate => candidate.Contract == contract).Select(candidate => candidate.Major).Order().ToList();
        var detail = (ofDomain.Count, majors.Count) switch
        {
            (0, _) => $"No domain '{domain}' has published data. There are {Names(products.Select(product => product.Domain))}.",
            (_, 0) => $"The domain '{domain}' has no contract '{contract}'. It has {Names(ofDomain.SelectMany(product => product.Contracts).Select(found => found.Contract))}.",
            _ => $"The contract '{domain}/{contract}' has no version '{version}'. It has {Names(majors.Select(major => string.Create(CultureInfo.InvariantCulture, $"v{major}")))}.",
        };
        Log.Nothing(logger, domain, contract, version);
        return TypedResults.Problem(detail, statusCode: StatusCodes.Status404NotFound, type: Problems.NotFound);
    }

    private static bool IsPort(PublishedContract offered, string? contract, string? version) =>
        offered.Contract == contract && string.Create(CultureInfo.InvariantCulture, $"v{offered.Major}") == version;

    private static string Names(IEnumerable<string> names)
    {
        var distinct = names.Distinct().Order(StringComparer.Ordinal).ToList();
        return distinct.Count == 0
            ? "none so far"
            : string.Join(", ", distinct.Take(MostNamed).Select(name => $"'{name}'")) + (distinct.Count > MostNamed ? ", …" : string.Empty);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Asked for data that nobody has published: {Domain}/{Contract}/{Version}.")]
        public static partial void Nothing(ILogger logger, string? domain, string? contract, string? version);
    }
}
