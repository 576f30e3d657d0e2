namespace DataMesh.Query.Sql;

/// <summary>The forms of a result by media type.</summary>
internal static class ResultForm
{
    public const string Json = "application/json";
    public const string NdJson = "application/x-ndjson";
    public const string Csv = "text/csv";
    private static readonly string[] Offered = [Json, NdJson, Csv];

    public static string Offer => string.Join(", ", Offered);

    /// <summary>What the parameter <c>format</c> names, or what the client prefers among what there is (RFC 9110, section 12.5.1), or null.</summary>
    public static string? Choose(HttpRequest request)
    {
        if (request.Query["format"] is [{ Length: > 0 } named])
        {
            return named switch { "json" => Json, "ndjson" => NdJson, "csv" => Csv, _ => Offered.FirstOrDefault(offer => offer == named) };
        }

        var accepted = request.GetTypedHeaders().Accept;
        return accepted.Count == 0
            ? Json
            : accepted.Where(range => range.Quality is null or > 0).OrderByDescending(range => range.Quality ?? 1)
                .Select(range => Offered.FirstOrDefault(offer => new Microsoft.Net.Http.Headers.MediaTypeHeaderValue(offer).IsSubsetOf(new(range.MediaType))))
                .FirstOrDefault(offer => offer is not null);
    }
}
