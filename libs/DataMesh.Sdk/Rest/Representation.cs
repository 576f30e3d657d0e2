using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace DataMesh.Sdk.Rest;

/// <summary>The forms in which rows leave.</summary>
internal enum Representation
{
    Json,
    Csv,
}

/// <summary>Picks the form a client prefers (RFC 9110, section 12.5.1), or <c>$format</c> over it.</summary>
internal static class Negotiation
{
    private static readonly (string Type, Representation Form)[] Offered = [("application/json", Representation.Json), ("text/csv", Representation.Csv)];

    public static string Offer => string.Join(", ", Offered.Select(offer => offer.Type));

    public static Representation? Choose(HttpRequest request)
    {
        if (request.Query.TryGetValue("$format", out var format))
        {
            return format.ToString() switch
            {
                "json" or "application/json" => Representation.Json,
                "csv" or "text/csv" => Representation.Csv,
                _ => null,
            };
        }

        var accepted = request.GetTypedHeaders().Accept;
        if (accepted.Count == 0)
        {
            return Representation.Json;
        }

        return accepted.Where(range => range.Quality is null or > 0).OrderByDescending(range => range.Quality ?? 1)
            .Select(Match).FirstOrDefault(form => form is not null);
    }

    private static Representation? Match(MediaTypeHeaderValue range)
    {
        foreach (var (type, form) in Offered)
        {
            if (new MediaTypeHeaderValue(type).IsSubsetOf(new MediaTypeHeaderValue(range.MediaType)))
            {
                return form;
            }
        }

        return null;
    }
}
