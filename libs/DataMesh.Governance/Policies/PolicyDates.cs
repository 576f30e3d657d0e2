using System.Globalization;

namespace DataMesh.Governance;

/// <summary>Dates of policies, examples and waivers: <c>2026-12-31</c>.</summary>
internal static class PolicyDates
{
    public static bool TryRead(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
