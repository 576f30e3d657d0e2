using System.Globalization;
using System.Text.RegularExpressions;

namespace DataMesh.Contracts;

/// <summary>Semantic version of a promise. The major number is part of every address.</summary>
public sealed partial record ContractVersion : IComparable<ContractVersion>
{
    /// <summary>A semantic version from its numbers, each 0 or more.</summary>
    public ContractVersion(int major, int minor, int patch, string preRelease = "")
    {
        Major = major;
        Minor = minor;
        Patch = patch;
        PreRelease = preRelease;
        IsSemantic = true;
        Text = preRelease.Length == 0 ? $"{major}.{minor}.{patch}" : $"{major}.{minor}.{patch}-{preRelease}";
    }

    private ContractVersion(string text) => Text = text;

    /// <summary>First number, 0 or more; it changes when somebody would break.</summary>
    public int Major { get; }

    /// <summary>Second number, 0 or more; it changes when something is added. Default 0.</summary>
    public int Minor { get; }

    /// <summary>Third number, 0 or more. Default 0.</summary>
    public int Patch { get; }

    /// <summary>Part after the dash, such as <c>beta.1</c>; empty for a release.</summary>
    public string PreRelease { get; } = "";

    /// <summary>False when the text is no semantic version (the standards allow any text); then all numbers are 0.</summary>
    public bool IsSemantic { get; }

    /// <summary>The version as its author wrote it.</summary>
    public string Text { get; private init; }

    /// <summary>
    /// Reads <c>1</c>, <c>1.2</c>, <c>v1.2.3</c> and <c>1.2.3-beta+build</c>; any other text is kept with <see cref="IsSemantic"/>
    /// false.
    /// </summary>
    public static ContractVersion Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var match = Pattern().Match(text);
        return match.Success
            && TryNumber(match.Groups["major"], out var major)
            && TryNumber(match.Groups["minor"], out var minor)
            && TryNumber(match.Groups["patch"], out var patch)
                ? new ContractVersion(major, minor, patch, match.Groups["pre"].Value) { Text = text }
                : new ContractVersion(text);
    }

    /// <summary>Equal numbers and pre-release make equal versions: <c>v1.0.0</c> equals <c>1.0</c>.</summary>
    public bool Equals(ContractVersion? other) =>
        other is not null
        && IsSemantic == other.IsSemantic
        && (IsSemantic
            ? (Major, Minor, Patch, PreRelease) == (other.Major, other.Minor, other.Patch, other.PreRelease)
            : string.Equals(Text, other.Text, StringComparison.Ordinal));

    /// <summary>Equal versions have equal codes, however they are written.</summary>
    public override int GetHashCode() =>
        IsSemantic ? HashCode.Combine(Major, Minor, Patch, PreRelease) : Text.GetHashCode(StringComparison.Ordinal);

    /// <summary>Order of semver 2.0; versions that are not semantic come first, by their text.</summary>
    public int CompareTo(ContractVersion? other)
    {
        if (other is null)
            return 1;
        if (!IsSemantic || !other.IsSemantic)
            return IsSemantic == other.IsSemantic ? string.CompareOrdinal(Text, other.Text) : IsSemantic.CompareTo(other.IsSemantic);
        var numbers = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        return numbers != 0 ? numbers : PreReleases.Compare(PreRelease, other.PreRelease);
    }

    /// <summary>True when the left one comes first.</summary>
    public static bool operator <(ContractVersion left, ContractVersion right) => Compare(left, right) < 0;

    /// <summary>True when the left one comes first, or they are equal.</summary>
    public static bool operator <=(ContractVersion left, ContractVersion right) => Compare(left, right) <= 0;

    /// <summary>True when the left one comes last.</summary>
    public static bool operator >(ContractVersion left, ContractVersion right) => Compare(left, right) > 0;

    /// <summary>True when the left one comes last, or they are equal.</summary>
    public static bool operator >=(ContractVersion left, ContractVersion right) => Compare(left, right) >= 0;

    /// <summary>The version as its author wrote it.</summary>
    public override string ToString() => Text;

    private static int Compare(ContractVersion? left, ContractVersion? right) =>
        left is null ? (right is null ? 0 : -1) : left.CompareTo(right);

    private static bool TryNumber(Group group, out int number)
    {
        number = 0;
        return !group.Success || int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    [GeneratedRegex(
        @"\A[vV]?(?<major>[0-9]{1,9})(\.(?<minor>[0-9]{1,9})(\.(?<patch>[0-9]{1,9}))?)?(-(?<pre>[0-9A-Za-z.-]+))?(\+[0-9A-Za-z.-]+)?\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
