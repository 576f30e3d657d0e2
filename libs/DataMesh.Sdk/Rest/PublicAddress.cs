using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;

namespace DataMesh.Sdk.Rest;

/// <summary>Addresses as the client sees them: behind the gateway, those of the gateway.</summary>
internal static class PublicAddress
{
    /// <summary>Scheme, host and whatever stands before the path.</summary>
    public static string Root(HttpRequest request)
    {
        var headers = request.Headers;
        var scheme = Single(headers["X-Forwarded-Proto"]) is ("https" or "http") and { } given ? given : request.Scheme;
        var host = Single(headers["X-Forwarded-Host"]) is { } forwarded && Uri.TryCreate($"http://{forwarded}/", UriKind.Absolute, out var at)
            && at.Authority.Equals(forwarded, StringComparison.OrdinalIgnoreCase) ? new HostString(forwarded) : request.Host;
        var prefix = Single(headers["X-Forwarded-Prefix"]) is ['/', not '/', ..] before ? before.TrimEnd('/') : string.Empty;
        return UriHelper.BuildAbsolute(scheme, host, new PathString(prefix) + request.PathBase).TrimEnd('/');
    }

    /// <summary>The port's own address, without a slash at its end.</summary>
    public static string Port(HttpRequest request, string domain, string contract, int major) =>
        FormattableString.Invariant($"{Root(request)}/data/{Uri.EscapeDataString(domain)}/{Uri.EscapeDataString(contract)}/v{major}");

    private static string? Single(StringValues header) => header is [{ Length: > 0 } value] && !value.Contains(',', StringComparison.Ordinal) ? value : null;
}
