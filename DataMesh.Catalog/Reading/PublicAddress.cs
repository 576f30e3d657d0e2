using Microsoft.Extensions.Primitives;

namespace DataMesh.Catalog.Reading;

/// <summary>The gateway's address as the caller knows it.</summary>
internal static class PublicAddress
{
    /// <summary>
    /// Configuration key; needed where something before the gateway changes scheme or host, such as a load balancer with TLS.
    /// </summary>
    public const string Key = "DataMesh:PublicAddress";

    /// <summary>Where a mesh on this machine answers; for callers that ask the catalog itself.</summary>
    private static readonly Uri Local = new("http://localhost:5100/");

    public static Uri Of(HttpRequest request, IConfiguration configuration) =>
        Parse(configuration[Key]) ?? Parse(Forwarded(request.Headers)) ?? Local;

    /// <summary>The gateway sets both, and takes away what its caller has set.</summary>
    private static string? Forwarded(IHeaderDictionary headers) =>
        Single(headers["X-Forwarded-Host"]) is { } host ? $"{Single(headers["X-Forwarded-Proto"]) ?? "http"}://{host}/" : null;

    private static string? Single(StringValues header) => header is [{ Length: > 0 } value] ? value : null;

    /// <summary>Only what is an address and nothing more: it ends up in lines that people run.</summary>
    private static Uri? Parse(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && Uri.CheckHostName(address.IdnHost.Trim('[', ']')) != UriHostNameType.Unknown
        && address.UserInfo.Length == 0
            ? new Uri(address.GetLeftPart(UriPartial.Authority) + "/")
            : null;
}
