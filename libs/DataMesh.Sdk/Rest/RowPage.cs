using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace DataMesh.Sdk.Rest;

/// <summary>How many rows an answer holds. JSON comes in pages; the other forms are one stream of all rows.</summary>
/// <param name="Skip">Rows before.</param>
/// <param name="Most">Rows at most, or null for all.</param>
/// <param name="MayContinue">True when a row more is looked for, to learn whether there is a next page.</param>
internal sealed record RowPage(long Skip, long? Most, bool MayContinue)
{
    public const long Default = 1_000;
    public const long Largest = 100_000;

    public static RowPage Of(RowQuery query, Representation form, long position, HttpContext http)
    {
        var left = query.Top is { } top ? Math.Max(0, top - position) : (long?)null;
        var skip = query.Skip + position;
        if (form != Representation.Json)
        {
            return new(skip, left, MayContinue: false);
        }

        var size = Preferred(http) is { } preferred ? Math.Min(preferred, Largest) : Math.Min(query.Top ?? Default, Largest);
        return left is null || left > size ? new(skip, size, MayContinue: true) : new(skip, left, MayContinue: false);
    }

    private static long? Preferred(HttpContext http)
    {
        foreach (var preference in http.Request.Headers["Prefer"].SelectMany(value => (value ?? string.Empty).Split(',', ';')))
        {
            var parts = preference.Split('=', StringSplitOptions.TrimEntries);
            if (parts is ["odata.maxpagesize" or "maxpagesize", var text] && long.TryParse(text, CultureInfo.InvariantCulture, out var size) && size > 0)
            {
                http.Response.Headers["Preference-Applied"] = $"{parts[0]}={text}";
                return size;
            }
        }

        return null;
    }
}
