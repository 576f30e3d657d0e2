using System.Text.RegularExpressions;
using DataMesh.Client;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DataMesh.Catalog.Ratings;

/// <summary>What a caller may call itself.</summary>
internal static partial class ConsumerName
{
    /// <summary>Why a name cannot be taken, or null when it can.</summary>
    public static ProblemHttpResult? Refuse(string consumer) => Pattern().IsMatch(consumer)
        ? null
        : TypedResults.Problem(
            "The consumer's name has 1 to 100 letters, digits and . _ @ + -, and begins with a letter or digit; "
            + "a team's name or an e-mail address will do.",
            statusCode: StatusCodes.Status422UnprocessableEntity,
            type: Problems.RequestInvalid,
            title: "This is no name of a consumer.");

    [GeneratedRegex(@"\A[\p{L}\p{Nd}][\p{L}\p{Nd}._@+-]{0,99}\z")]
    private static partial Regex Pattern();
}
