using System.Globalization;

namespace DataMesh.EmbeddedServers.Postgres;

/// <summary>A PostgreSQL version: the major decides whether a data folder fits, the text is for people.</summary>
internal sealed record PostgresVersion(int Major, string Text)
{
    /// <summary>The oldest major that services are written for.</summary>
    public const int OldestMajor = 15;

    /// <summary>Reads <c>postgres (PostgreSQL) 15.8 (Debian 15.8-0+deb12u1)</c>, also <c>18beta2</c>, <c>17devel</c>; else null.</summary>
    public static PostgresVersion? Parse(string? output)
    {
        const string Marker = "(PostgreSQL) ";
        var at = output?.IndexOf(Marker, StringComparison.Ordinal) ?? -1;
        if (at < 0)
        {
            return null;
        }

        var text = output![(at + Marker.Length)..].Split([' ', '\r', '\n'], 2)[0];
        var digits = string.Concat(text.TakeWhile(char.IsAsciiDigit));
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? new(major, text) : null;
    }
}
