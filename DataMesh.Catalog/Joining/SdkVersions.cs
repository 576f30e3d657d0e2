using System.Globalization;
using System.Text.RegularExpressions;

namespace DataMesh.Catalog.Joining;

/// <summary>
/// What the version of a domain's SDK means to this platform (semantic versioning): within a major version everything works, another minor
/// one is worth a warning, another major one speaks another protocol.
/// </summary>
internal static partial class SdkVersions
{
    /// <summary>True when a domain with this SDK cannot be part of the mesh.</summary>
    public static bool IsForeign(string? sdk, string platform) => Read(sdk) is { } domain && Read(platform) is { } own && domain.Major != own.Major;

    /// <summary>What its team should know, or null when there is nothing.</summary>
    public static string? Warn(string? sdk, string platform)
    {
        if (sdk is null || Read(platform) is not { } own)
        {
            return null;
        }

        if (Read(sdk) is not { } domain)
        {
            return $"The SDK's version '{sdk}' is no semantic version, so nothing can be said about it; the platform is {platform}.";
        }

        return domain.Minor.CompareTo(own.Minor) switch
        {
            _ when domain.Major != own.Major => $"The SDK is {sdk} and the platform {platform}: use DataMesh.Sdk {own.Major}.{own.Minor}.",
            < 0 => $"The SDK is {sdk}, older than the platform's {platform}. It works; take DataMesh.Sdk {own.Major}.{own.Minor} when convenient.",
            > 0 => $"The SDK is {sdk}, newer than the platform's {platform}. It works, but what is new in it may not; the platform should be upgraded first.",
            _ => null,
        };
    }

    private static (int Major, int Minor)? Read(string? version) =>
        version is not null && SemanticVersion().Match(version) is { Success: true } match
        && int.TryParse(match.Groups["major"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var major)
        && int.TryParse(match.Groups["minor"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            ? (major, minor)
            : null;

    [GeneratedRegex(@"^(?<major>\d{1,9})\.(?<minor>\d{1,9})\.\d{1,9}(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SemanticVersion();
}
