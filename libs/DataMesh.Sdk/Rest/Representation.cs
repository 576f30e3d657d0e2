using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace DataMesh.Sdk.Rest;

/// <summary>The forms in which rows leave.</summary>
internal enum Representation
{
    Json,
    Csv,
    NdJson,
    Parquet,
}

/// <summary>How much a JSON payload says about itself.</summary>
internal enum MetadataLevel
{
    Minimal,
    None,
    Full,
}

/// <summary>A form with the parameters of its media type.</summary>
internal sealed record AnswerForm(Representation Form, MetadataLevel Metadata, bool NumbersAsText)
{
    /// <summary>What tells answers of the same rows apart.</summary>
    public string Tag => $"{Form}{(Metadata == MetadataLevel.Minimal ? string.Empty : Metadata)}{(NumbersAsText ? "Text" : string.Empty)}".ToLowerInvariant();
}

/// <summary>Picks the form a client prefers (RFC 9110, section 12.5.1), or <c>$format</c> over it.</summary>
internal static class Negotiation
{
    private static readonly (string Type, string Short, Representation Form)[] Offered =
    [
        ("application/json", "json", Representation.Json),
        ("text/csv", "csv", Representation.Csv),
        ("application/x-ndjson", "ndjson", Representation.NdJson),
        ("application/vnd.apache.parquet", "parquet", Representation.Parquet),
    ];

    public static string Offer => string.Join(", ", Offered.Select(offer => offer.Type));

    public static string TypeOf(Representation form) => Offered.First(offer => offer.Form == form).Type;

    public static AnswerForm? Choose(HttpRequest request)
    {
        if (request.Query.TryGetValue("$format", out var format))
        {
            // A plus in an address is a space once it is read.
            var text = format.ToString();
            return Offered.FirstOrDefault(offer => offer.Short == text) is { Type: not null } named
                ? new(named.Form, MetadataLevel.Minimal, NumbersAsText: false)
                : MediaTypeHeaderValue.TryParse(text, out var type) ? Match(type) : null;
        }

        var accepted = request.GetTypedHeaders().Accept;
        if (accepted.Count == 0)
        {
            return new(Representation.Json, MetadataLevel.Minimal, NumbersAsText: false);
        }

        return accepted.Where(range => range.Quality is null or > 0).OrderByDescending(range => range.Quality ?? 1)
            .Select(Match).FirstOrDefault(form => form is not null);
    }

    private static AnswerForm? Match(MediaTypeHeaderValue range)
    {
        foreach (var (type, _, form) in Offered)
        {
            if (new MediaTypeHeaderValue(type).IsSubsetOf(new MediaTypeHeaderValue(range.MediaType)))
            {
                return new(form, Level(range), Parameter(range, "IEEE754Compatible") == "true");
            }
        }

        return null;
    }

    private static MetadataLevel Level(MediaTypeHeaderValue range) => (Parameter(range, "odata.metadata") ?? Parameter(range, "metadata")) switch
    {
        "none" => MetadataLevel.None,
        "full" => MetadataLevel.Full,
        _ => MetadataLevel.Minimal,
    };

    private static string? Parameter(MediaTypeHeaderValue range, string name) => range.Parameters
        .FirstOrDefault(parameter => parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value.Value?.ToLowerInvariant();
}
