using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace DataMesh.Query.Sharing;

/// <summary>Tells recipients by their bearer tokens (Delta Sharing protocol, "REST APIs").</summary>
internal sealed class Recipients(IOptionsMonitor<SharingOptions> options, IHostEnvironment environment, TimeProvider time)
{
    /// <exception cref="SharingProblem">Nobody is known by that token.</exception>
    public Recipient Require(HttpRequest request)
    {
        var known = options.CurrentValue.Recipients;
        if (known.Count == 0 && environment.IsDevelopment())
        {
            return Recipient.Anybody;
        }

        if (Token(request) is not { } token)
        {
            throw SharingProblem.Unauthenticated("Send the bearer token of your profile: Authorization: Bearer …");
        }

        // All of them, so that the time it takes tells nothing about which one it was.
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(token));
        (string Name, RecipientOptions Options)? found = null;
        foreach (var (name, recipient) in known)
        {
            if (recipient.TokenHash.Length == 64 && CryptographicOperations.FixedTimeEquals(Convert.FromHexString(recipient.TokenHash), hash))
            {
                found = (name, recipient);
            }
        }

        return found switch
        {
            null => throw SharingProblem.Unauthenticated("The bearer token is none that this mesh knows."),
            { Options.Expires: { } expires } when expires <= time.GetUtcNow() => throw SharingProblem.Unauthenticated($"The bearer token ended at {expires:O}."),
            var (name, recipient) => new(name, [.. recipient.Shares], recipient.Expires),
        };
    }

    /// <summary>The token that the request carries, or null.</summary>
    public static string? Token(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) && header[7..].Trim() is { Length: > 0 } token
            ? token
            : null;
}
