using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataMesh.Query.Sharing;

/// <summary>The profile file of whoever asks with its token (protocol, "Profile File Format").</summary>
internal static class ServeProfile
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static IResult Handle(HttpRequest request, Recipients recipients)
    {
        var recipient = recipients.Require(request);
        var profile = new JsonObject
        {
            ["shareCredentialsVersion"] = 1,
            ["endpoint"] = $"{PublicRoot.Of(request)}/delta-sharing",
            ["bearerToken"] = Recipients.Token(request) ?? "anybody",
        };
        if (recipient.Expires is { } expires)
        {
            profile["expirationTime"] = expires.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
        }

        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(JsonSerializer.SerializeToUtf8Bytes(profile, Indented), "application/json", "datamesh.share");
    }
}
