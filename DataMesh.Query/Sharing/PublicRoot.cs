using Microsoft.Extensions.Primitives;

namespace DataMesh.Query.Sharing;

/// <summary>The service's address as the client sees it: behind the gateway, the gateway's.</summary>
internal static class PublicRoot
{
    public static string Of(HttpRequest request)
    {
        var headers = request.Headers;
        var host = Single(headers["X-Forwarded-Host"]) is { } forwarded && Uri.TryCreate($"http://{forwarded}/", UriKind.Absolute, out var at)
            && at.Authority.Equals(forwarded, StringComparison.OrdinalIgnoreCase) ? forwarded : request.Host.Value;
        return $"{(Single(headers["X-Forwarded-Proto"]) is "https" ? "https" : request.Scheme)}://{host}";
    }

    private static string? Single(StringValues header) => header is [{ Length: > 0 } value] && !value.Contains(',', StringComparison.Ordinal) ? value : null;
}
