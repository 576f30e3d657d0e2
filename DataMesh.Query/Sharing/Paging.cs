using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace DataMesh.Query.Sharing;

/// <summary>Pages of a list by <c>maxResults</c> and <c>pageToken</c>. A token is the last key of its page, so what comes or goes between pages shifts nothing.</summary>
internal static class Paging
{
    private const int Most = 500;

    /// <exception cref="SharingProblem">The parameters are no page of this list.</exception>
    public static Page<T> Of<T>(IEnumerable<T> items, Func<T, string> key, string? maxResults, string? pageToken)
    {

        var behind = string.IsNullOrEmpty(pageToken) ? null : Read(pageToken);
        var left = items.Where(item => behind is null || string.CompareOrdinal(key(item), behind) > 0).OrderBy(key, StringComparer.Ordinal).ToList();
        var size = Math.Min(Size(maxResults), Most);
        var page = left.Take(size).ToList();
        return new(page, left.Count == page.Count ? null : Write(page.Count == 0 ? behind ?? string.Empty : key(page[^1])));
    }

    private static int Size(string? maxResults) => string.IsNullOrEmpty(maxResults) ? Most
        : int.TryParse(maxResults, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size
        : throw SharingProblem.Invalid($"maxResults must be a number from 0 on, but it is '{maxResults}'.");

    private static string Write(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes('>' + key));

    private static string Read(string token)
    {
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)) is ['>', .. var key] ? key : throw new FormatException();
        }
        catch (FormatException)
        {
            throw SharingProblem.Invalid("Take the nextPageToken of the last answer as it was for pageToken.");
        }
    }
}
