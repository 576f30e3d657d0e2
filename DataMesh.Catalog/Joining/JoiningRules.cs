using DataMesh.Client;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DataMesh.Catalog.Joining;

/// <summary>What a domain's process has to fulfil, whatever it publishes: it can be reached, and it speaks the platform's language.</summary>
internal static class JoiningRules
{
    public static async Task<ProblemHttpResult?> RefuseAsync(PublishProduct body, ReachAddress reach, CancellationToken ct)
    {
        if (SdkVersions.IsForeign(body.SdkVersion, GetMeshDetails.Version))
        {
            return Problem(SdkVersions.Warn(body.SdkVersion, GetMeshDetails.Version)!, Problems.SdkUnsupported, "The SDK and the platform do not fit.");
        }

        return body.Address is { } address && await reach.TryAsync(address, ct) is { } reason
            ? Problem(
                $"The mesh cannot reach this domain at {address} ({reason}). Set DataMesh__Domain__Address to an address at which other machines and containers reach it.",
                Problems.AddressUnreachable,
                "Nobody can reach the announced address.")
            : null;
    }

    private static ProblemHttpResult Problem(string detail, string type, string title) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status422UnprocessableEntity, type: type, title: title);
}
