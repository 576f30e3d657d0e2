namespace DataMesh.Contracts;

/// <summary>Release of a standard, ordered.</summary>
internal readonly record struct StandardVersion(int Major, int Minor, int Patch) : IComparable<StandardVersion>
{
    public static StandardVersion Parse(string apiVersion)
    {
        var version = ContractVersion.Parse(apiVersion);
        return new StandardVersion(version.Major, version.Minor, version.Patch);
    }

    public int CompareTo(StandardVersion other) => (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));

    public static bool operator <(StandardVersion left, StandardVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(StandardVersion left, StandardVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(StandardVersion left, StandardVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(StandardVersion left, StandardVersion right) => left.CompareTo(right) >= 0;

    public override string ToString() => $"v{Major}.{Minor}.{Patch}";
}
