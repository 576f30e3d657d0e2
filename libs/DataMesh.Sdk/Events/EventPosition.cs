using System.Globalization;

namespace DataMesh.Sdk.Events;

/// <summary>
/// How far a table has been read: <c>12</c> is commit 12 and all before it; <c>12.350</c> is all before commit 12 and the first 350 rows
/// of it.
/// </summary>
/// <param name="Version">The Delta commit number.</param>
/// <param name="Row">Rows of the commit, or null when it has been read to its end.</param>
internal readonly record struct EventPosition(long Version, long? Row)
{
    public static bool TryParse(ReadOnlySpan<char> text, out EventPosition position)
    {
        var dot = text.IndexOf('.');
        position = default;
        if (!long.TryParse(dot < 0 ? text : text[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return false;
        }

        if (dot < 0)
        {
            position = new(version, null);
            return true;
        }

        var isRow = long.TryParse(text[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row > 0;
        position = new(version, row);
        return isRow;
    }

    /// <inheritdoc />
    public override string ToString() =>
        Row is null ? Version.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Version}.{Row}");
}
