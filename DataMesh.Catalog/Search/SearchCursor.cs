using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DataMesh.Catalog.Search;

/// <summary>
/// The rank of the last product of a page. The next page begins behind it: as fast on page 500 as on the first, and what is published
/// meanwhile moves nothing. It belongs to its query.
/// </summary>
internal sealed record SearchCursor(int Tier, int Standing, long ProductId)
{
    public static SearchCursor? Parse(string text, string query)
    {
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text))
                .Split('.') is [var tier, var standing, var product, var hash] && hash == Hash(query)
                && int.TryParse(tier, NumberStyles.None, CultureInfo.InvariantCulture, out var t)
                && int.TryParse(standing, NumberStyles.None, CultureInfo.InvariantCulture, out var s)
                && long.TryParse(product, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                    ? new(t, s, id)
                    : null;
        }
        catch (FormatException)
        {
            // Not base64.
            return null;
        }
    }

    public string ToText(string query) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"{Tier}.{Standing}.{ProductId}.{Hash(query)}")));

    private static string Hash(string query) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query)))[..12];
}
